/** How many of a campaign's products are in each state: what is on its way first, then by the partner's answer. */
import { Check, Clock, CloudUpload, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { RegisteredCounts as Counts } from '#shared/contract/query.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { formatCount } from '../../format/number.ts';

const STATES: readonly { key: keyof Counts; name: string; tone: Tone; icon: LucideIcon }[] = [
  { key: 'refused', name: 'needs attention', tone: 'danger', icon: TriangleAlert },
  { key: 'queued', name: 'queued', tone: 'accent', icon: CloudUpload },
  { key: 'PENDING', name: 'pending', tone: 'warning', icon: Clock },
  { key: 'APPROVED', name: 'approved', tone: 'positive', icon: Check },
  { key: 'REJECTED', name: 'rejected', tone: 'danger', icon: X },
  { key: 'PENDING_CLOSED', name: 'closing', tone: 'neutral', icon: Clock },
  { key: 'CLOSED', name: 'closed', tone: 'neutral', icon: X },
];

/** "2 pending, 3 approved": every state that has a product. */
export function countsInWords(counts: Counts): string {
  return STATES.filter(({ key }) => counts[key] > 0)
    .map(({ key, name }) => `${formatCount(counts[key])} ${name}`)
    .join(', ');
}

export function RegisteredCounts({ counts }: { counts: Counts }) {
  return (
    <span className="counts" title={countsInWords(counts)}>
      {STATES.filter(({ key }) => counts[key] > 0).map(({ key, name, tone, icon }) => (
        <Badge key={key} tone={tone} icon={icon}>
          {`${formatCount(counts[key])} ${name}`}
        </Badge>
      ))}
    </span>
  );
}
