/** How far a shop's first sync is; nothing while that is not known, or when none is under way. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { formatCount } from '../../format/number.ts';

export function FirstSync({ status }: { status: SyncStatus | null }) {
  const progress = status?.phase.kind === 'pulling' ? status.phase.progress : null;
  if (progress === null) return null;
  const { done, total } = progress;
  return (
    <ProgressBar
      label="First sync"
      done={done}
      total={total}
      words={`${formatCount(done)} of ${formatCount(total)}`}
    />
  );
}
