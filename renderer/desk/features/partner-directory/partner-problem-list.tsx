/** What is wrong with a choice of partners, said above the directory: who is no longer in it can be left out here only. */
import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../components/button.tsx';
import './partner-directory.css';

interface PartnerProblem {
  /** Of its place, which is given the focus by it. */
  readonly key: string;
  readonly sentence: string;
  /** Where it is about one partner that can be left out. */
  readonly onLeaveOut?: () => void;
}

export function PartnerProblemList({ problems }: { problems: readonly PartnerProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="partner-problems">
      {problems.map((problem) => (
        <PartnerProblemNote key={problem.key} problem={problem} />
      ))}
    </div>
  );
}

function PartnerProblemNote({ problem: { key, sentence, onLeaveOut } }: { problem: PartnerProblem }) {
  const id = useId();
  return (
    <div className="partner-problem" data-place={key} tabIndex={-1}>
      <TriangleAlert size={14} aria-hidden />
      <p id={id} role="alert">
        {sentence}
      </p>
      {onLeaveOut && (
        <Button size="small" kind="quiet" aria-describedby={id} onPress={onLeaveOut}>
          Leave out
        </Button>
      )}
    </div>
  );
}
