// What is to be run: the folder or file on the command line, read as Electron reads it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({
  name: z.string().optional(),
  productName: z.string().optional(),
  version: z.string().optional(),
  main: z.string().optional(),
});

export interface AppDescription {
  /** The folder of the app: `app.getAppPath()`. */
  readonly folder: string;
  /** The file that is run first. */
  readonly main: string;
  readonly name: string;
  readonly version: string;
}

function packageOf(folder: string): z.infer<typeof packageSchema> {
  const file = join(folder, 'package.json');
  return existsSync(file) ? packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** Reads the app at the path: a folder with a package.json, or the main file itself. Throws if there is none. */
export function describeApp(path: string): AppDescription {
  const given = resolve(path);
  if (!existsSync(given)) throw new Error(`There is no app at ${given}`);
  const isFolder = statSync(given).isDirectory();
  const folder = isFolder ? given : dirname(given);
  const { name, productName, version, main = 'index.js' } = packageOf(folder);
  const file = isFolder ? resolve(folder, main) : given;
  if (!existsSync(file)) throw new Error(`There is no main file at ${file}: build the app first`);
  return { folder, main: file, name: productName ?? name ?? 'Electron', version: version ?? '0.0.0' };
}
