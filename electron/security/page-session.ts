/** The walls that stand around a session that pages live in; the desk window's and the cache page's have the same. */
import type { Session } from 'electron';
import { denyNetwork } from './network.ts';
import { denyPermissions } from './permissions.ts';

/** Walls a session off. A page must not be loaded in it before this has resolved. */
export async function wallOff(session: Session): Promise<void> {
  denyPermissions(session);
  await denyNetwork(session);
}
