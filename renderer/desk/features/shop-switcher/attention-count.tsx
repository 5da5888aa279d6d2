/** How much in a shop needs a person, as a number beside its name; nothing when there is nothing. */
import { formatCount } from '../../format/number.ts';
import './attention-count.css';

export function AttentionCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="attention-count">
      <span aria-hidden>{formatCount(count)}</span>
      <span className="visually-hidden">
        {formatCount(count)} {count === 1 ? 'needs' : 'need'} attention
      </span>
    </span>
  );
}
