/**
 * The pane that details stand in, beside the list or over it, whoever started the campaign; and the way back to the list. Knows
 * nothing of what it shows.
 */
import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import './campaign-details.css';

interface DetailsPaneProps {
  /** It lies over the whole list. */
  readonly isSheet: boolean;
  /** It lies over the end of the list, which goes on beside it. */
  readonly isDrawer?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The region of a campaign's details. As a sheet it takes the focus; as a sheet or drawer it is left with Escape. */
export function DetailsPane({ isSheet, isDrawer = false, onClose, children }: DetailsPaneProps) {
  const pane = useRef<HTMLElement>(null);
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
      {children}
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

/** Gives the keyboard back to the list when details have been closed: the row that was open has the grid's one tab stop. */
export function returnToList(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.list-pane .grid-body [tabindex="0"]')?.focus(),
  );
}
