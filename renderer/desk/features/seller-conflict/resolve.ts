/** Carries out what the person chose between two versions: one edit in place of the refused one, or letting it go. */
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import type { Resolution } from './versions.ts';

/** What came of carrying it out. */
type Resolved =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused';
      readonly error: AppError | null;
      readonly problems: readonly FieldRefusal[];
    };

const DONE: Resolved = { kind: 'done' };

interface Resolving {
  /** The refused edit, which ends with either. */
  readonly refusedId: string;
  /** The id of the edit that takes its place. */
  readonly operationId: string;
}

export async function resolve(
  shop: ShopKey,
  { refusedId, operationId }: Resolving,
  resolution: Resolution,
): Promise<Resolved> {
  if (resolution.kind === 'open') return { kind: 'refused', error: null, problems: [] };
  if (resolution.kind === 'discard') {
    const answer = await deskCall('discardOperation', { shop, operationId: refusedId, knowingly: false });
    if (!answer.ok) return { kind: 'refused', error: answer.error, problems: [] };
    notify({ text: 'Your edit was discarded; the campaign stays as it is.' });
    return DONE;
  }
  const { base, changes, publishes } = resolution;
  const answer = await deskCall('editSellerCampaign', {
    shop,
    operationId,
    draftId: null,
    base,
    changes,
    publishes,
    replaces: refusedId,
  });
  if (!answer.ok) return { kind: 'refused', error: answer.error, problems: [] };
  if (answer.data.problems.length > 0)
    return { kind: 'refused', error: null, problems: answer.data.problems };
  notify({ text: 'Your choice is queued.', tone: 'positive' });
  return DONE;
}
