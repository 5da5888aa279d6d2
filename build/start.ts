// `npm start`: the app on this machine, with the sandbox API and a demonstration account unless another API is named.
// Ends when the app ends, and ends everything that it started.

import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAppIfStale } from './app-bundle.ts';
import { endAllChildren, exitCodeOf, startChild } from './child-process.ts';
import { lacksDisplay, startDisplay } from './display.ts';
import { electronCommand } from './electron-command.ts';
import { REPOSITORY } from './repository.ts';
import { useRunFolder } from './run-folder.ts';
import { portOrAny, startSandboxApi } from './sandbox-api.ts';
import { stopRequest } from './stop-request.ts';

const USAGE = `Usage: npm start -- [options]

  --api URL                   talk to this API; without it, to a sandbox API started here
  --user-data-dir DIR         where the app keeps its data (default: .desk/user-data)
  --remote-debugging-port N   let a debugger attach to the windows at this port
  --sign-in                   begin the sign-in when there is no account yet (the sandbox's default)
  --browser CMD               open the sign-in page with this command; repeat it for the command's arguments
  --help                      print this`;

const SANDBOX_PORT = 4610;
const DESK_FOLDER = join(REPOSITORY, '.desk');

type Options = ReturnType<typeof readOptions>;

function readOptions(args: string[]) {
  return parseArgs({
    args,
    options: {
      api: { type: 'string' },
      'user-data-dir': { type: 'string', default: join(DESK_FOLDER, 'user-data') },
      'remote-debugging-port': { type: 'string' },
      'sign-in': { type: 'boolean', default: false },
      browser: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

/** Runs the app until it ends. Returns its exit code. */
async function run(options: Options): Promise<number> {
  if (await buildAppIfStale()) report('Built', 'out, because the sources have changed');
  if (lacksDisplay()) {
    const display = await startDisplay();
    process.env['DISPLAY'] = display.name;
    report('Display', `Xvfb ${display.name}, because this machine has none`);
  }
  const account = options.api === undefined ? await demonstrationAccount() : ['--api', options.api];
  const userData = resolve(options['user-data-dir']);
  const debuggingPort = options['remote-debugging-port'];
  const { command, args, name } = electronCommand();

  report('Data', fromHere(userData));
  if (debuggingPort !== undefined) report('Debugger', `http://127.0.0.1:${debuggingPort}`);
  report('App', name);
  const appArguments = [
    ...account,
    ...(options['sign-in'] ? ['--sign-in'] : []),
    ...options.browser.flatMap((part) => ['--browser', part]),
    // Chromium takes the values of its switches after `=` only.
    `--user-data-dir=${userData}`,
    ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
  ];
  return exitCodeOf(startChild(command, [...args, ...appArguments], { cwd: REPOSITORY, stdio: 'inherit' }));
}

/** Starts the sandbox API. Returns the app's arguments that sign in there, without a person, to the demonstration account. */
async function demonstrationAccount(): Promise<string[]> {
  const port = await portOrAny(SANDBOX_PORT);
  if (port === 0) report('Port', `${SANDBOX_PORT} is taken, so the sandbox API uses another`);
  const database = join(DESK_FOLDER, 'sandbox-api.sqlite');
  const { url } = await startSandboxApi({ port, database, partners: true });
  report('API', `${url}, the sandbox, with its data in ${fromHere(database)}`);
  const browser = [process.execPath, join(import.meta.dirname, 'sign-in-as-demo.ts')];
  return ['--api', url, '--sign-in', ...browser.flatMap((part) => ['--browser', part])];
}

function report(subject: string, text: string): void {
  console.log(`${subject.padEnd(10)}${text}`);
}

function fromHere(path: string): string {
  const short = relative(REPOSITORY, path);
  return short.startsWith('..') ? path : short;
}

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

const options = optionsOrExit();
if (options.help) {
  console.log(USAGE);
} else {
  await useRunFolder();
  const code = await Promise.race([stopRequest(), run(options)]).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  await endAllChildren();
  process.exit(code);
}
