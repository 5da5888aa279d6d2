/** What concerns the whole form, above every step: a draft that was taken up, and what keeps the registration from being sent. */
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { deskCall } from '../../desk-client.ts';
import { formatAge } from '../../format/time-left.ts';
import type { DraftKeeping } from '../../state/use-kept-draft.ts';
import { RestoredNote, StartedOverNote, UnsavedNote, WholeProblemNote } from './form-note.tsx';
import type { RegistrationInHand } from './use-registration.ts';

interface RegistrationNotesProps {
  readonly shop: ShopKey;
  readonly hand: RegistrationInHand;
  /** When the draft was saved that the form was taken from. */
  readonly restored: number | null;
  readonly now: number;
  readonly onStartOver: () => void;
  /** Takes "Start over" back; null when there is nothing to take back. */
  readonly onTakeBack: (() => void) | null;
  readonly keeping: Pick<DraftKeeping, 'error' | 'flush'>;
}

export function RegistrationNotes(props: RegistrationNotesProps) {
  const { shop, hand, restored, now, onStartOver, onTakeBack } = props;
  const whole = hand.shown.get('whole');
  return (
    <>
      {restored !== null && (
        <RestoredNote onStartOver={onStartOver}>Draft from {formatAge(restored, now)} restored.</RestoredNote>
      )}
      {onTakeBack && <StartedOverNote onTakeBack={onTakeBack} />}
      <UnsavedNote {...props.keeping} />
      {whole && (
        <WholeProblemNote
          action={
            whole.code === 'TERMS_CHANGED' && (
              <Button size="small" onPress={() => void deskCall('syncNow', { shop })}>
                Get the new terms
              </Button>
            )
          }
        >
          {whole.sentence}
        </WholeProblemNote>
      )}
    </>
  );
}
