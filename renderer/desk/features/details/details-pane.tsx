/**
 * The pane that details stand in, beside the list or over it, whoever started the campaign; and the way back to the list. Knows
 * nothing of what it shows.
 */
import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { FaultBoundary } from '../../components/fault-boundary.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import './campaign-details.css';

export interface DetailsPaneProps {
  /** Beside the list; over all of it as a sheet; or over its end as a drawer, with the list going on beside it. */
  readonly lies: 'beside' | 'overAll' | 'overEnd';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** As a sheet it takes the focus; as a sheet or drawer it is left with Escape. */
export function DetailsPane({ lies, onClose, children }: DetailsPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const isSheet = lies === 'overAll';
  const isDrawer = lies === 'overEnd';
  useEffect(() => {
    if (isSheet) pane.current?.querySelector('button')?.focus();
  }, [isSheet]);
  return (
    <section
      ref={pane}
      className={classNames('details-pane', isSheet && 'details-sheet', isDrawer && 'details-drawer')}
      aria-label="Campaign details"
      onKeyDown={(event) => {
        if ((isSheet || isDrawer) && event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      {isSheet && (
        <div className="details-back">
          <Button kind="quiet" icon={ArrowLeft} onPress={onClose}>
            Back to the list
          </Button>
        </div>
      )}
      {isDrawer && <IconButton label="Close details" icon={X} className="details-close" onPress={onClose} />}
      <FaultBoundary part="This campaign">{children}</FaultBoundary>
    </section>
  );
}

/** The answer usually comes within a frame or two: the places appear only when it does not. */
export function DetailsLoading() {
  return (
    <div className="details-body details-loading" aria-busy="true">
      <Skeleton width="70%" />
      <Skeleton width="40%" />
      <Skeleton width="95%" />
      <Skeleton width="90%" />
      <Skeleton width="60%" />
    </div>
  );
}
