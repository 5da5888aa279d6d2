/**
 * The reference API as a process: `node sandbox/api/run.ts --port 4610`. Prints one line of JSON with its address when it
 * listens, and ends cleanly when it is asked to. README.md beside it names the options.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createServer, type SandboxOptions } from './server.ts';

const USAGE = `Usage: node sandbox/api/run.ts [options]

  --port N                   the port to listen on, on 127.0.0.1 only (default: any free one)
  --database FILE            keep the data in this SQLite file (default: in memory)
  --seed N                   which world to draw (default: 1)
  --partners on|off          partners review, ask for samples and sell by themselves (default: off)
  --speed X                  how many times faster than life the partners are (default: 1)
  --access-token-seconds N   how long an access token lives (default: 7 days)
  --control on|off           POST /control/… for tests (default: off)`;

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  database: z.string().min(1).optional(),
  seed: z.coerce.number().int().min(0).default(1),
  partners: onOff.default(false),
  speed: z.coerce.number().positive().max(1000).default(1),
  'access-token-seconds': z.coerce.number().int().min(1).optional(),
  control: onOff.default(false),
});

function readOptions(): z.infer<typeof optionsSchema> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      port: option,
      database: option,
      seed: option,
      partners: option,
      speed: option,
      'access-token-seconds': option,
      control: option,
    },
  });
  return optionsSchema.parse(values);
}

async function run(options: z.infer<typeof optionsSchema>): Promise<void> {
  const { port, database, 'access-token-seconds': accessTokenSeconds, ...others } = options;
  const given: SandboxOptions = {
    ...others,
    ...(database === undefined ? {} : { database }),
    ...(accessTokenSeconds === undefined ? {} : { accessTokenSeconds }),
  };
  const server = await createServer(given);
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await server.close();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  const url = await server.listen(port);
  console.log(JSON.stringify({ url }));
}

/** Why it could not start, for a person. */
function explain(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

try {
  await run(readOptions());
} catch (error) {
  console.error(`${explain(error)}\n\n${USAGE}`);
  process.exit(2);
}
