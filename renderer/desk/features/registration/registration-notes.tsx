/** What concerns the whole form, above every step: a draft that was taken up, and what keeps the registration from being sent. */
import { CircleAlert, History, Undo2 } from 'lucide-react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { deskCall } from '../../desk-client.ts';
import { formatDistance } from '../../format/time-left.ts';
import type { RegistrationInHand } from './use-registration.ts';

interface RegistrationNotesProps {
  readonly shop: ShopKey;
  readonly hand: RegistrationInHand;
  readonly restored: number | null;
  readonly now: number;
  readonly onStartOver: () => void;
  /** Takes "Start over" back; null when there is nothing to take back. */
  readonly onTakeBack: (() => void) | null;
}

export function RegistrationNotes(props: RegistrationNotesProps) {
  const { shop, hand, restored, now, onStartOver, onTakeBack } = props;
  const whole = hand.shown.get('whole');
  return (
    <>
      {restored !== null && (
        <div className="registration-note" role="status">
          <History size={16} aria-hidden />
          <p>Draft from {formatDistance(Math.min(restored, now - 1), now)} restored.</p>
          <Button size="small" kind="quiet" onPress={onStartOver}>
            Start over
          </Button>
        </div>
      )}
      {onTakeBack && (
        <div className="registration-note" role="status">
          <History size={16} aria-hidden />
          <p>Started over. The draft is gone once you close the dialog.</p>
          <Button size="small" kind="quiet" icon={Undo2} onPress={onTakeBack}>
            Undo
          </Button>
        </div>
      )}
      {whole && (
        <div
          className="registration-note registration-note-danger"
          role="alert"
          data-place="whole"
          tabIndex={-1}
        >
          <CircleAlert size={16} aria-hidden />
          <p>{whole.sentence}</p>
          {whole.code === 'TERMS_CHANGED' && (
            <Button size="small" onPress={() => void deskCall('syncNow', { shop })}>
              Get the new terms
            </Button>
          )}
        </div>
      )}
    </>
  );
}
