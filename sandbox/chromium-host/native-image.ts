// nativeImage: PNG and JPEG files as bytes, without changing them.
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { whole } from './whole.ts';

/** The width and height that a PNG says it has; nothing for any other bytes. */
function sizeOfPng(bytes: Buffer): Electron.Size {
  const isPng = bytes.length >= 24 && bytes.toString('latin1', 1, 4) === 'PNG';
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };
}

/** An image of the bytes of a PNG; empty for none. */
export function createNativeImage(png: Buffer): Electron.NativeImage {
  return whole<Electron.NativeImage>('NativeImage', {
    isEmpty: () => png.length === 0,
    getSize: () => sizeOfPng(png),
    toPNG: () => Buffer.from(png),
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
  });
}

/** Electron's `nativeImage` module. */
export const nativeImage = whole<typeof Electron.nativeImage>('nativeImage', {
  createEmpty: () => createNativeImage(Buffer.alloc(0)),
  createFromPath(path: string) {
    try {
      return createNativeImage(readFileSync(path));
    } catch {
      return createNativeImage(Buffer.alloc(0));
    }
  },
  createFromBuffer: (buffer: Buffer) => createNativeImage(buffer),
});
