/** Which shop a row is about, and moments in that shop's time zone: rows of many shops stand side by side. */
import { marketOf } from '#shared/domain/market.ts';
import { isolated, shownName } from '#shared/domain/plain-text.ts';
import { Name } from '../../components/name.tsx';
import { formatZonedMoment, placeOf } from '../../format/moment.ts';
import { capitalised, formatAge, formatDistance } from '../../format/time-left.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';

export function ShopCell({ shop }: { shop: KnownShop }) {
  return (
    <TwoLines title={`${isolated(shop.record.name)}, ${isolated(shop.accountName)}`} first={shop.record.name}>
      {marketOf(shop.record.region).name}
    </TwoLines>
  );
}

interface MomentProps {
  readonly shop: KnownShop;
  /** Unix seconds. */
  readonly time: number;
  readonly isDeadline: boolean;
}

/** "In 2 days" or "3 hours ago", and below it the moment with its zone. */
export function MomentCell({ shop, time, isDeadline }: MomentProps) {
  const now = useNow(shop.key);
  const moment = formatZonedMoment(time, placeOf(shop.record));
  const distance = isDeadline ? formatDistance(time, now) : formatAge(time, now);
  return (
    <TwoLines title={moment} first={capitalised(distance)}>
      {moment}
    </TwoLines>
  );
}

interface TwoLinesProps {
  readonly first: string;
  readonly children: string;
  readonly title?: string;
  readonly strong?: boolean;
}

export function TwoLines({ first, children, title, strong = false }: TwoLinesProps) {
  return (
    <span className="two-lines" title={title ?? `${shownName(first)}\n${shownName(children)}`}>
      <Name className={strong ? 'ellipsis campaign-name' : 'ellipsis'}>{first}</Name>
      <Name className="ellipsis two-lines-second">{children}</Name>
    </span>
  );
}
