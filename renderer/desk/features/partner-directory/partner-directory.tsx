/** The directory of partners, to search, narrow, compare and choose from. Whom the choice is for is the caller's. */
import type { ShopKey } from '#shared/domain/shop.ts';

export interface PartnerDirectoryProps {
  readonly shop: ShopKey;
  /** Ids of the partners that are chosen to be invited. */
  readonly chosen: readonly string[];
  readonly onChange: (partnerIds: string[]) => void;
  /** Partners that were invited or have joined already: they cannot be chosen, and count. */
  readonly excluded: readonly string[];
  /** How many can be invited in all, those that are excluded with them. */
  readonly most: number;
}

export function PartnerDirectory({ chosen, excluded, most }: PartnerDirectoryProps) {
  return (
    <p>
      {chosen.length + excluded.length} of {most} invited
    </p>
  );
}
