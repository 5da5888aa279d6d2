/** The place of a text that is on its way, so that nothing moves when it comes. */
import './skeleton.css';

export function Skeleton({ width }: { width: string }) {
  return <span className="skeleton" style={{ width }} aria-hidden />;
}
