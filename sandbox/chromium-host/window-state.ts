// The bounds of named windows across starts (BaseWindow options `name` and `windowStatePersistence`), in one file.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});
const fileSchema = z.record(z.string(), boundsSchema);

export type SavedBounds = z.infer<typeof boundsSchema>;

function readAll(path: string): Record<string, SavedBounds> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // No file yet, or one that is damaged: windows open where the app says.
    return {};
  }
}

/** The bounds that the window of that name had, if any. */
export function savedBounds(path: string, name: string): SavedBounds | undefined {
  return readAll(path)[name];
}

/** Saves the bounds of the window of that name. */
export function saveBounds(path: string, name: string, bounds: SavedBounds): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify({ ...readAll(path), [name]: bounds }));
  renameSync(`${path}.new`, path);
}
