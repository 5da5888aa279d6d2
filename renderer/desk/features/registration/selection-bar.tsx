/** How many products are chosen of how many one registration may hold, and what can be done with all of them at once. */
import { TriangleAlert } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../format/number.ts';
import type { OffersInHand } from './offers-in-hand.ts';
import { UndoNote } from './undo-note.tsx';
import './products-step.css';

interface SelectionBarProps {
  readonly hand: OffersInHand;
  readonly tellsUndo: boolean;
  readonly selectAllName: string;
  readonly canSelect: boolean;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

export function SelectionBar(props: SelectionBarProps) {
  const { hand, tellsUndo, selectAllName, canSelect, onSelectAll, onClear } = props;
  const { form, context, shown } = hand;
  const problem = shown.get('choice');
  return (
    <div className="selection-bar">
      <p
        data-place="choice"
        tabIndex={-1}
        role="status"
        className={problem ? 'selection-problem' : undefined}
      >
        {problem && <TriangleAlert size={14} aria-hidden />}
        {problem?.sentence ??
          `${formatCount(form.offers.length)} of ${formatCount(context.policy.maximumProductsPerRegistration)} chosen`}
      </p>
      {tellsUndo && <UndoNote hand={hand} />}
      <span className="selection-space" />
      <Button size="small" kind="quiet" isDisabled={form.offers.length === 0} onPress={onClear}>
        Clear selection
      </Button>
      <Button size="small" isDisabled={!canSelect} onPress={onSelectAll}>
        {selectAllName}
      </Button>
    </div>
  );
}
