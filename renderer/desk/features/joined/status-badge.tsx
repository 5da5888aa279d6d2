/** The status of a registered product by word and shape, with what it means for whoever points at it. */
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
import { Badge, type Tone } from '../../components/badge.tsx';
import { countInWords, type RegisteredStatus, STATUS_WORDS } from './registered-status.ts';

const LOOKS: Readonly<Record<RegisteredStatus, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  REFUSED: { tone: 'danger', icon: TriangleAlert },
  QUEUED: { tone: 'accent', icon: CloudUpload },
  PENDING: { tone: 'warning', icon: Clock },
  APPROVED: { tone: 'positive', icon: Check },
  REJECTED: { tone: 'danger', icon: X },
  PENDING_CLOSED: { tone: 'neutral', icon: Hourglass },
  CLOSED: { tone: 'neutral', icon: CircleSlash },
};

interface StatusBadgeProps {
  readonly status: RegisteredStatus;
  /** For a summary: how many there are. */
  readonly count?: number;
}

export function StatusBadge({ status, count }: StatusBadgeProps) {
  const { word, meaning } = STATUS_WORDS[status];
  const { tone, icon } = LOOKS[status];
  return (
    <Badge tone={tone} icon={icon} title={meaning}>
      {count === undefined ? word : countInWords(status, count)}
    </Badge>
  );
}
