/** In place of a form while what it begins with is being read. */
import { Skeleton } from '../../components/skeleton.tsx';

export function FormReading({ label }: { label: string }) {
  return (
    <div className="registration-reading" role="status" aria-label={label}>
      <Skeleton width="40%" />
      <Skeleton width="70%" />
      <Skeleton width="55%" />
    </div>
  );
}
