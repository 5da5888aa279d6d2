/**
 * Notices in a live region at the foot of the window. They leave by themselves after a while, not while they
 * are pointed at or hold the focus.
 */
import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { dismissNotice, type Notice, useNotices } from '../../state/notices.ts';
import './notices.css';

/** Long enough to read twice, and to reach the action by keyboard. */
const SHOWN_FOR = 8_000;
const ICONS = { neutral: Info, positive: CircleCheck, danger: TriangleAlert };

export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices" role="log" aria-live="polite" aria-label="Notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice: { id, text, tone, action } }: { notice: Notice }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissNotice(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [id, held]);
  const Icon = ICONS[tone];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being pointed at only keeps it on show.
    <div
      className="notice"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} className={`notice-icon notice-${tone}`} aria-hidden />
      <p>{text}</p>
      {action && (
        <Button
          size="small"
          onPress={() => {
            action.run();
            dismissNotice(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" icon={X} onPress={() => dismissNotice(id)} />
    </div>
  );
}
