/** The directory's records of the partners in the form, kept true while the dialog is open. */
import { useMemo } from 'react';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';

export interface InvitedPartners {
  readonly profiles: readonly PartnerProfile[];
  /** Whether the directory has a partner. */
  readonly has: (partnerId: string) => boolean;
  readonly nameOf: (partnerId: string) => string | null;
}

/** @param opening who was invited when the form opened, and the records that the directory had of them */
export function useInvitedPartners(
  shop: ShopKey,
  partnerIds: readonly string[],
  opening: {
    readonly form: Pick<SellerDraft, 'invitedPartnerIds'>;
    readonly partners: readonly PartnerProfile[];
  },
): InvitedPartners {
  const asked = useMemo(() => [...new Set(partnerIds)].toSorted().slice(0, 1_000), [partnerIds]);
  const { data } = useDeskQuery(
    'readPartners',
    { shop, partnerIds: asked },
    { shop, collections: ['partner'] },
  );
  return useMemo(() => {
    const byId = new Map([...opening.partners, ...(data?.partners ?? [])].map((each) => [each.id, each]));
    // Whoever is chosen in the form stands in the directory; only what the form began with can be out of date.
    const gone = new Set(opening.form.invitedPartnerIds.filter((id) => !byId.has(id)));
    return {
      profiles: partnerIds.flatMap((id) => byId.get(id) ?? []),
      has: (partnerId) => !gone.has(partnerId),
      nameOf: (partnerId) => byId.get(partnerId)?.name ?? null,
    };
  }, [data, opening, partnerIds]);
}
