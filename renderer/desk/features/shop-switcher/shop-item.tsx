/** A shop in the switcher: name, market, how its sync stands, what needs a person, and its shortcut. */
import { Check } from 'lucide-react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { MenuItem } from 'react-aria-components/Menu';
import { marketOf } from '#shared/domain/market.ts';
import { isolated, shownName } from '#shared/domain/plain-text.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Name } from '../../components/name.tsx';
import { commandText } from '../../components/shortcut.ts';
import { placeOf } from '../../format/moment.ts';
import { useAttentionOf } from '../../state/attention.ts';
import { useMachineNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import { syncWords } from '../sync/sync-words.ts';
import { AttentionCount } from './attention-count.tsx';
import { ShopMark } from './shop-mark.tsx';

interface ShopItemProps {
  readonly shop: KnownShop;
  readonly isCurrent: boolean;
  /** With Ctrl or Cmd it goes to the shop. */
  readonly digit: number | undefined;
  /** Where the section does not tell whose shop it is. */
  readonly namesAccount: boolean;
}

export function ShopItem({ shop, isCurrent, digit, namesAccount }: ShopItemProps) {
  const { key, record, accountName, hasAccess } = shop;
  const status = useSyncStatus(key);
  const attention = useAttentionOf(key);
  const now = useMachineNow() + (status?.clockOffset ?? 0);
  const words = status && syncWords(status, now, placeOf(record));
  const facts = [
    marketOf(record.region).name,
    hasAccess ? (words?.queued ?? words?.headline ?? 'Reading') : 'No access',
    ...(namesAccount ? [isolated(accountName)] : []),
  ];
  return (
    <MenuItem id={shopText(key)} textValue={shownName(record.name)} className="popover-item shop-item">
      <ShopMark name={record.name} />
      <span className="shop-words">
        <Name className="shop-name ellipsis">{record.name}</Name>
        <span className="shop-note ellipsis">{facts.join(' · ')}</span>
      </span>
      <AttentionCount count={attention} />
      {isCurrent && <Check size={16} aria-label="Shown now" />}
      {digit !== undefined && <Keyboard className="shop-shortcut">{commandText(String(digit))}</Keyboard>}
    </MenuItem>
  );
}
