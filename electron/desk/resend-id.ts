/** The id under which a parked operation is sent again. Knows nothing of what is sent. */
import { createHash } from 'node:crypto';

/**
 * A new attempt after a refusal is a new request, so it has a key of its own; one that follows from the refused one's, so that asking twice is
 * one request. A name-based UUID (RFC 9562, version 5) in the namespace of `operationId`.
 */
export function resendIdOf(operationId: string): string {
  const namespace = Buffer.from(operationId.replaceAll('-', ''), 'hex');
  const hash = createHash('sha1').update(namespace).update('send again').digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const digits = hash.toString('hex', 0, 16);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
