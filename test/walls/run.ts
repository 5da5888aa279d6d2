// `npm run walls [-- part of a name]`: takes each wall away in a copy of the tree, and shows the test that notices. Ends with 1 when
// one is not noticed. The tree itself is not touched.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { exitCodeOf, startChild } from '#build/child-process.ts';
import { copySources, plant } from '#build/planted-copy.ts';
import { WALLS, type Wall } from './walls.ts';

const report = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ status: z.string(), title: z.string() })) }),
  ),
});

/** A copy of what is in the tree now, committed or not. */
function copyTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'campaign-desk-walls-tree-'));
  process.on('exit', () => rmSync(tree, { recursive: true, force: true, maxRetries: 5 }));
  copySources(tree);
  return tree;
}

interface Run {
  readonly passed: number;
  /** The titles of the tests that failed. */
  readonly failed: readonly string[];
  readonly output: string;
}

/** Runs test files in the tree, all of one project. */
async function runTests(tree: string, files: readonly string[]): Promise<Run> {
  const project = files[0]?.split('/')[1] ?? '';
  const results = join(tree, 'walls-report.json');
  rmSync(results, { force: true });
  const vitest = join(tree, 'node_modules', 'vitest', 'vitest.mjs');
  const asked = ['run', '--project', project, '--retry', '0', '--reporter', 'json', '--outputFile', results];
  const child = startChild(process.execPath, [vitest, ...asked, ...files], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  await exitCodeOf(child);
  const tests = readReport(results);
  const titles = (status: string) => tests.filter((test) => test.status === status).map(({ title }) => title);
  return { passed: titles('passed').length, failed: titles('failed'), output };
}

function readReport(file: string) {
  try {
    return report
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .testResults.flatMap((one) => one.assertionResults);
  } catch {
    // Nothing was run: it did not even build.
    return [];
  }
}

/** The test that notices that the wall is gone; null when none does, or when the wall is not where the list says. */
async function noticed(tree: string, wall: Wall): Promise<string | null> {
  const takeBack = taken(tree, wall);
  if (takeBack === null) return null;
  try {
    const { failed } = await runTests(tree, [wall.test]);
    return failed[0] ?? null;
  } finally {
    takeBack();
  }
}

function taken(tree: string, wall: Wall): (() => void) | null {
  try {
    return plant(tree, wall);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return null;
  }
}

/** With every wall in its place all tests pass: else a failure says nothing. */
async function checkStanding(tree: string, walls: readonly Wall[]): Promise<boolean> {
  const files = [...new Set(walls.map(({ test }) => test))];
  for (const project of ['unit', 'e2e']) {
    const own = files.filter((file) => file.startsWith(`test/${project}/`));
    if (own.length === 0) continue;
    const { passed, failed, output } = await runTests(tree, own);
    if (failed.length === 0 && passed > 0) continue;
    console.error(`With every wall in its place these fail: ${failed.join(', ') || output}`);
    return false;
  }
  return true;
}

const wanted = process.argv[2] ?? '';
const walls = WALLS.filter(({ name }) => name.includes(wanted));
const tree = copyTree();
if (!(await checkStanding(tree, walls))) process.exit(1);
let open = 0;
for (const wall of walls) {
  const test = await noticed(tree, wall);
  if (test === null) open += 1;
  console.log(test === null ? `OPEN    ${wall.name} (${wall.test})` : `caught  ${wall.name}: ${test}`);
}
console.log(`${walls.length - open} of ${walls.length} walls are caught.`);
process.exit(open === 0 ? 0 : 1);
