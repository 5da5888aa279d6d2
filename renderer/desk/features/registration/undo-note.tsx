/** What was just done to many rows at once, and the way to take it back. Nothing when there is nothing to take back. */
import { Undo2 } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import type { OffersInHand } from './offers-in-hand.ts';

export function UndoNote({ hand }: { hand: OffersInHand }) {
  const { form, change, focusOn } = hand;
  const undo = (): void => {
    change({ type: 'undone' });
    focusOn('step');
  };
  return (
    <p className="undo-note" role="status">
      {form.undo && (
        <>
          <span className="ellipsis" title={form.undo.label}>
            {form.undo.label}
          </span>
          <Button size="small" kind="quiet" icon={Undo2} onPress={undo}>
            Undo
          </Button>
        </>
      )}
    </p>
  );
}
