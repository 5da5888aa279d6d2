// The single instance lock: a file in the user data folder names the process that has it, and a private socket takes
// the command lines of those that come later.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isRunning, processFacts } from './process-facts.ts';

const holderSchema = z.object({ pid: z.int().positive(), started: z.number(), socket: z.string() });
const handoverSchema = z.object({ argv: z.array(z.string()), folder: z.string(), additional: z.unknown() });

type Heard = (argv: string[], folder: string, additional: unknown) => void;

export interface InstanceLock {
  /** Takes the lock; false when another process has it, which then hears of this one. */
  request(additional?: unknown): boolean;
  isHeld(): boolean;
  release(): void;
  /** Resolves when the first process has been told, or cannot be. */
  handedOver(): Promise<void>;
}

export function createInstanceLock(folder: () => string, heard: Heard): InstanceLock {
  let held: { file: string; server: Server; socket: string } | undefined;
  let handover = Promise.resolve();

  function take(file: string): boolean {
    const socket =
      process.platform === 'win32'
        ? `\\\\.\\pipe\\chromium-host-${randomUUID()}`
        : join(mkdtempSync(join(tmpdir(), 'chromium-host-')), 'instance');
    const holder = { pid: process.pid, started: processFacts(process.pid)?.started ?? 0, socket };
    try {
      writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      // On a full disk nobody can write who holds it: Electron's own lock, a link, needs no room.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) {
        forgetSocket(socket);
        return false;
      }
    }
    held = { file, server: listen(socket, heard), socket };
    return true;
  }

  return {
    request(additional) {
      if (held) return true;
      mkdirSync(folder(), { recursive: true });
      const file = join(folder(), 'SingleInstance.json');
      if (take(file)) return true;
      const holder = livingHolder(file);
      if (holder) {
        handover = tell(holder.socket, additional);
        return false;
      }
      // Its process is gone, killed perhaps.
      rmSync(file, { force: true });
      return take(file);
    },
    isHeld: () => held !== undefined,
    release() {
      if (!held) return;
      rmSync(held.file, { force: true });
      held.server.close();
      forgetSocket(held.socket);
      held = undefined;
    },
    handedOver: () => handover,
  };
}

function forgetSocket(socket: string): void {
  if (process.platform !== 'win32') rmSync(dirname(socket), { recursive: true, force: true });
}

function livingHolder(file: string): z.infer<typeof holderSchema> | undefined {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    // The number may have gone to another process meanwhile; on Linux the time of its start tells.
    const isSame = process.platform !== 'linux' || processFacts(holder.pid)?.started === holder.started;
    return isSame && isRunning(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function listen(socket: string, heard: Heard): Server {
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    const pieces: Buffer[] = [];
    connection.on('data', (piece) => pieces.push(piece));
    connection.on('error', () => {});
    connection.on('end', () => {
      const parsed = handoverSchema.safeParse(parseJson(Buffer.concat(pieces).toString('utf8')));
      if (parsed.success) heard(parsed.data.argv, parsed.data.folder, parsed.data.additional);
      connection.end();
    });
  });
  server.listen(socket);
  server.unref();
  return server;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tell(socket: string, additional: unknown): Promise<void> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.on('error', () => resolve());
    connection.on('close', () => resolve());
    connection.end(JSON.stringify({ argv: process.argv, folder: process.cwd(), additional }));
    connection.resume();
  });
}
