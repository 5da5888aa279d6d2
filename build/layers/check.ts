// The layer check: fails the build when a folder knows what it must never know.
// `node build/layers/check.ts` checks the repository; `violations` checks one file.

import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { REPOSITORY } from '../repository.ts';
import { filesBelow } from '../source-files.ts';
import { referencesOf } from './module-references.ts';
import { FORBIDDEN_WORDS, LAYERS, type Layer } from './table.ts';

/** `#shared/*` → `./shared/*` and so on, from package.json. */
type Aliases = Readonly<Record<string, string>>;

const BUILT_IN = new Set(builtinModules);

/**
 * The walls that a file crosses, each in a sentence.
 * @param path the file's path in the repository, with forward slashes
 */
export function violations(path: string, source: string, aliases: Aliases): string[] {
  const layers = LAYERS.filter(({ folder }) => isWithin(path, folder));
  const words = wordsIn(path, source);
  if (layers.length === 0 || !/\.[cm]?[jt]sx?$/.test(path)) return words;
  const { modules, names } = referencesOf(path, source);
  const imports = [...modules].flatMap((specifier) => {
    const target = targetOf(path, specifier, aliases);
    return layers
      .filter((layer) => forbids(layer, target))
      .map(({ because }) => `imports ${specifier}: ${because}`);
  });
  const globals = layers.flatMap(({ neverGlobals = [], because }) =>
    neverGlobals.filter((name) => names.has(name)).map((name) => `uses ${name}: ${because}`),
  );
  return [...imports, ...globals, ...words];
}

function wordsIn(path: string, source: string): string[] {
  return FORBIDDEN_WORDS.filter(({ folders }) => folders.some((folder) => isWithin(path, folder))).flatMap(
    ({ words, because }) => (words.test(source) ? [`says "${words.exec(source)?.[0]}": ${because}`] : []),
  );
}

/** What a specifier means: a path in the repository, `npm:package` or `node:module`. */
function targetOf(importer: string, specifier: string, aliases: Aliases): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier);
  if (specifier.startsWith('#')) return withoutAlias(specifier, aliases);
  if (specifier.startsWith('node:')) return specifier;
  const [scope = '', name = ''] = specifier.split('/');
  if (BUILT_IN.has(specifier) || BUILT_IN.has(scope)) return `node:${specifier}`;
  return `npm:${scope.startsWith('@') ? `${scope}/${name}` : scope}`;
}

function withoutAlias(specifier: string, aliases: Aliases): string {
  for (const [alias, path] of Object.entries(aliases)) {
    const prefix = alias.replace(/\*$/, '');
    if (specifier.startsWith(prefix))
      return posix.normalize(path.replace('*', specifier.slice(prefix.length)));
  }
  return specifier;
}

function forbids({ only, never = [] }: Layer, target: string): boolean {
  const allowed = only === undefined || only.some((room) => isWithin(target, room));
  return !allowed || never.some((room) => isWithin(target, room));
}

/** Whether a path or target is the room itself or in it; `node:` and `npm:` are rooms too. */
function isWithin(target: string, room: string): boolean {
  return target === room || target.startsWith(room.endsWith(':') ? room : `${room}/`);
}

async function checkRepository(): Promise<string[]> {
  const manifest: unknown = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
  const { imports } = z.object({ imports: z.record(z.string(), z.string()) }).parse(manifest);
  const folders = new Set(LAYERS.map(({ folder }) => folder.split('/')[0] ?? folder));
  const lists = await Promise.all([...folders, 'test/e2e'].map(filesBelow));
  const findings = lists.flat().map(async (path) => {
    const source = await readFile(join(REPOSITORY, path), 'utf8');
    return violations(path, source, imports).map((sentence) => `${path} ${sentence}`);
  });
  return (await Promise.all(findings)).flat();
}

if (import.meta.main) {
  const findings = await checkRepository();
  for (const finding of findings) console.error(finding);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
