/** The directory's records of the partners that are chosen, kept true while a dialog is open: who leaves the directory keeps its name. */
import { useMemo, useState } from 'react';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';

export interface InvitedPartners {
  readonly profiles: readonly PartnerProfile[];
  /** Whether the directory has a partner. */
  readonly has: (partnerId: string) => boolean;
  readonly nameOf: (partnerId: string) => string | null;
}

/** Who was chosen when the dialog opened, and the records that the directory had of them. */
export interface ChosenAtFirst {
  readonly partnerIds: readonly string[];
  readonly partners: readonly PartnerProfile[];
}

export function useInvitedPartners(
  shop: ShopKey,
  partnerIds: readonly string[],
  first: ChosenAtFirst,
): InvitedPartners {
  const asked = useEverChosen(partnerIds);
  const { data } = useDeskQuery(
    'readPartners',
    { shop, partnerIds: asked },
    { shop, collections: ['partner'] },
  );
  const there = data?.partners ?? first.partners;
  const seen = useEverSeen(there);
  return useMemo(() => {
    const present = new Set(there.map(({ id }) => id));
    // Whoever was chosen a moment ago stands in the directory, and the answer about them is on its way.
    const isGone = (id: string): boolean =>
      !present.has(id) && (seen.has(id) || first.partnerIds.includes(id));
    return {
      profiles: partnerIds.flatMap((id) => seen.get(id) ?? []),
      has: (partnerId) => !isGone(partnerId),
      nameOf: (partnerId) => seen.get(partnerId)?.name ?? null,
    };
  }, [there, seen, first, partnerIds]);
}

/** As many as one question may be about. */
const MOST_ASKED = 1_000;

/** Everybody who was chosen since the dialog opened: who is chosen again is known already. */
function useEverChosen(partnerIds: readonly string[]): readonly string[] {
  const [ever, setEver] = useState(partnerIds);
  const more = partnerIds.filter((id) => !ever.includes(id));
  if (more.length > 0) setEver([...ever, ...more]);
  return useMemo(() => ever.slice(0, MOST_ASKED), [ever]);
}

function useEverSeen(there: readonly PartnerProfile[]): ReadonlyMap<string, PartnerProfile> {
  const [seen, setSeen] = useState(() => new Map(there.map((profile) => [profile.id, profile])));
  if (there.some((profile) => seen.get(profile.id) !== profile)) {
    setSeen(new Map([...seen, ...there.map((profile) => [profile.id, profile] as const)]));
  }
  return seen;
}
