// Runs an Electron app on the Chromium host as a person would, in a folder and with user data of its own, and hears
// what its main process reports. It must not know any module of the host but the command.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const command = join(import.meta.dirname, '../../sandbox/chromium-host/run.ts');

/** The line by which an app reports a value: its main process calls `report(name, value)`. */
const reportLine = /^REPORT (\S+) (.*)$/;

/** To be put before an app's main file: `report`, and `page(window, code)` for the value of code in the page. */
export const prelude = `
const report = (name, value) => console.log('REPORT ' + name + ' ' + JSON.stringify(value === undefined ? null : value));
const page = (window, code) => window.webContents.executeJavaScript('(async () => { ' + code + ' })()', true);
const caught = async (work) => { try { return { value: await work() }; } catch (error) { return { error: error.message }; } };
`;

export interface RunningApp {
  readonly process: ChildProcess;
  readonly userData: string;
  /** What the app has reported, or will report, under the name; rejects when it ends without. */
  report(name: string): Promise<unknown>;
  /** The exit code, when the process has ended. */
  readonly ended: Promise<number | null>;
  /** All that it has written. */
  output(): string;
}

const running: { child: ChildProcess; ended: Promise<unknown> }[] = [];

/** A new folder that is deleted after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'host-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Writes an app: file name → text. */
export function writeApp(files: Record<string, string>): string {
  const folder = temporaryFolder();
  const all = { 'package.json': '{ "name": "probe", "version": "1.2.3", "main": "main.mjs" }', ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Starts the app in the folder; it is ended after the test if it has not ended by itself. */
export function runApp(folder: string, args: string[] = [], userData = temporaryFolder()): RunningApp {
  const child = spawn(process.execPath, [command, folder, `--user-data-dir=${userData}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const reports = new Map<string, unknown>();
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of [...waiting]) check();
  };
  const hear = (line: string) => {
    lines.push(line);
    const [, name, value] = reportLine.exec(line) ?? [];
    if (name !== undefined && value !== undefined) reports.set(name, JSON.parse(value));
    wake();
  };
  createInterface(child.stdout).on('line', hear);
  createInterface(child.stderr).on('line', hear);
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      hasEnded = true;
      resolve(code);
      wake();
    });
  });
  const output = () => lines.join('\n');

  running.push({ child, ended });
  onTestFinished(async () => {
    // All that the test has started: they may share the user data.
    for (const { child: other } of running) other.kill('SIGKILL');
    await Promise.all(running.splice(0).map(({ ended: end }) => end));
    await waitUntil(() => processesOf(userData).length === 0, 'the Chromium of the app to end');
  });

  return {
    process: child,
    userData,
    ended,
    output,
    report: (name) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!reports.has(name) && !hasEnded) return;
          waiting.delete(check);
          if (reports.has(name)) resolve(reports.get(name));
          else reject(new Error(`The app ended without a report of ${name}:\n${output()}`));
        };
        waiting.add(check);
        check();
      }),
  };
}

/** The processes whose command line has the text in it. */
export function processesOf(text: string): number[] {
  if (process.platform !== 'linux') {
    const listed = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
    return listed.split('\n').flatMap((line) => (line.includes(text) ? [Number.parseInt(line, 10)] : []));
  }
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => commandOf(entry).includes(text))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Waits for a condition that no event tells of; throws after 30 s. */
export async function waitUntil(condition: () => boolean, what: string): Promise<void> {
  const until = Date.now() + 120_000;
  while (!condition()) {
    if (Date.now() > until) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
