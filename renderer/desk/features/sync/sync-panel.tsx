/** The sync status of all shops: always in view, in words, with what waits, the way to it, and the one thing to do in the shop that is shown. */
import { CircleAlert, CircleCheck, CloudOff, LoaderCircle, RefreshCw, TriangleAlert } from 'lucide-react';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useHandler } from '../../components/use-handler.ts';
import { deskCall } from '../../desk-client.ts';
import type { Place } from '../../format/moment.ts';
import { notifyError } from '../../state/notify-error.ts';
import { useSyncStatusesOf } from '../../state/sync-statuses.ts';
import { DamagedWork } from './damaged-work.tsx';
import { FirstSync } from './first-sync.tsx';
import { leadToDamaged, leadToParked, leadToQueued } from './lead-to-unsent.ts';
import { allSyncWords, type SyncMood, syncWords } from './sync-words.ts';
import './sync-panel.css';

interface SyncPanelProps {
  /** Every shop of every account. */
  readonly shops: readonly ShopKey[];
  /** The one that is shown. */
  readonly shop: ShopKey;
  /** Null until it is known. */
  readonly status: SyncStatus | null;
  readonly now: number;
  readonly place: Place;
}

const ICONS: Readonly<Record<SyncMood, typeof CircleCheck>> = {
  busy: LoaderCircle,
  fine: CircleCheck,
  attention: TriangleAlert,
  waiting: CloudOff,
  trouble: CircleAlert,
};

export function SyncPanel({ shops, shop, status, now, place }: SyncPanelProps) {
  const statuses = useSyncStatusesOf(shops);
  const all = shops.map((key) => statuses.get(shopText(key)) ?? null);
  const words = status && allSyncWords(all, status, now, place);
  const ownDamage = status && syncWords(status, now, place).unreadable;
  const Icon = ICONS[words?.mood ?? 'busy'];
  return (
    <div className="sync-panel">
      <div role="status" aria-label="Sync status" className="sync-words">
        <p className="sync-headline">
          <Icon size={14} className={`sync-icon sync-${words?.mood ?? 'busy'}`} aria-hidden />
          <span>{words?.headline ?? 'Reading'}</span>
        </p>
        {words?.explanation && <p className="muted">{words.explanation}</p>}
        {/* The minutes that pass are no news: they are not announced. */}
        {words?.lastSuccess && (
          <p className="muted" aria-live="off">
            {words.lastSuccess}
          </p>
        )}
        {words?.queued && <Line onPress={() => leadToQueued(statuses)}>{words.queued}</Line>}
        {words?.parked && (
          <Line urgent onPress={() => leadToParked(statuses)}>
            {words.parked}
          </Line>
        )}
        {words?.unreadable && (
          <Line urgent onPress={() => leadToDamaged(statuses)}>
            {words.unreadable}
          </Line>
        )}
        {words?.setAside && <p className="sync-parked">{words.setAside}</p>}
      </div>
      {status && ownDamage && <DamagedWork key={shopText(shop)} shop={shop} unreadable={status.unreadable} />}
      <FirstSync status={status} />
      {words && <SyncAction action={words.action} shop={shop} busy={words.mood === 'busy'} />}
    </div>
  );
}

interface LineProps {
  readonly urgent?: boolean;
  readonly onPress: () => Promise<void>;
  readonly children: string;
}

/** What waits, and the way to it. */
function Line({ urgent = false, onPress, children }: LineProps) {
  return (
    <p className={urgent ? 'sync-parked' : undefined}>
      <button type="button" className="sync-line" onClick={() => void onPress()}>
        {children}
      </button>
    </p>
  );
}

function SyncAction({
  action,
  shop,
  busy,
}: {
  action: 'syncNow' | 'retry' | 'signIn';
  shop: ShopKey;
  busy: boolean;
}) {
  const sync = useHandler(async () => {
    const answer = await deskCall('syncNow', { shop });
    if (!answer.ok) notifyError(answer.error);
  });
  // The banner above the desk asks for it, once for all shops of the account.
  if (action === 'signIn') return null;
  if (action === 'retry')
    return (
      <Button size="small" onPress={sync}>
        Retry
      </Button>
    );
  return (
    <IconButton label="Sync now" icon={RefreshCw} className="sync-now" isDisabled={busy} onPress={sync} />
  );
}
