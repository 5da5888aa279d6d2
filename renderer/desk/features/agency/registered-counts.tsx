/** How many of a campaign's products are in each state: what is on its way first, then by the partner's answer. */
import {
  Check,
  CircleSlash,
  Clock,
  CloudUpload,
  Hourglass,
  type LucideIcon,
  TriangleAlert,
  X,
} from 'lucide-react';
import type { RegisteredCounts as Counts } from '#shared/contract/query.ts';
import type { Tone } from '../../components/badge.tsx';
import { formatCount } from '../../format/number.ts';

interface State {
  readonly key: keyof Counts;
  /** Behind a one; and behind other numbers, where that differs. */
  readonly name: string;
  readonly names?: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

const STATES: readonly State[] = [
  { key: 'refused', name: 'needs attention', names: 'need attention', tone: 'danger', icon: TriangleAlert },
  { key: 'queued', name: 'queued', tone: 'accent', icon: CloudUpload },
  { key: 'PENDING', name: 'pending', tone: 'warning', icon: Clock },
  { key: 'APPROVED', name: 'approved', tone: 'positive', icon: Check },
  { key: 'REJECTED', name: 'rejected', tone: 'danger', icon: X },
  { key: 'PENDING_CLOSED', name: 'closing', tone: 'neutral', icon: Hourglass },
  { key: 'CLOSED', name: 'closed', tone: 'neutral', icon: CircleSlash },
];

/** "2 pending, 3 approved": every state that has a product; empty when there is none. */
export function countsInWords(counts: Counts): string {
  return STATES.filter(({ key }) => counts[key] > 0)
    .map(({ key, name, names = name }) => `${formatCount(counts[key])} ${counts[key] === 1 ? name : names}`)
    .join(', ');
}

/** Shape and number; the words are spoken, and shown to whoever points at them. */
export function RegisteredCounts({ counts }: { counts: Counts }) {
  return (
    <span className="counts" title={countsInWords(counts)}>
      {STATES.filter(({ key }) => counts[key] > 0).map(({ key, name, names = name, tone, icon: Icon }) => (
        <span key={key} className={`count tone-text-${tone}`}>
          <Icon size={13} strokeWidth={2.25} aria-hidden />
          {formatCount(counts[key])}
          <span className="visually-hidden"> {counts[key] === 1 ? name : names}</span>
        </span>
      ))}
    </span>
  );
}
