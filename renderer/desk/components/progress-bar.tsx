/** How much of a known amount is done. Never shown for what has no known end. */
import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** The amount in words, e.g. "1,200 of 4,500". */
  readonly words: string;
}

export function ProgressBar({ label, done, total, words }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="progress"
      value={Math.min(done, total)}
      maxValue={Math.max(total, 1)}
      valueLabel={words}
    >
      {({ percentage, valueText }) => (
        <>
          <Label className="progress-label">{label}</Label>
          <span className="progress-words">{valueText}</span>
          <div className="progress-track">
            <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
