/**
 * Notices in a live region at the foot of the window. They leave by themselves after a while, not while they are pointed at or hold the
 * focus. F6 comes to them, over a dialog too; Escape dismisses the one that has the focus, and gives the focus back.
 */
import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { dismissNotice, holdNotice, type Notice, useNotices } from '../../state/notices.ts';
import './notices.css';

/** Long enough to read twice, and to reach the action by keyboard. */
const SHOWN_FOR = 8_000;
const ICONS = { neutral: Info, positive: CircleCheck, danger: TriangleAlert };

export function Notices() {
  const notices = useNotices((state) => state.notices);
  const region = useRef<HTMLDivElement>(null);
  const cameFrom = useCameFrom(region);
  return (
    <div
      ref={region}
      className="notices"
      role="log"
      aria-live="polite"
      aria-label="Notices"
      // A dialog takes the rest of the window out of reach, but not what is told meanwhile.
      data-react-aria-top-layer
      onFocus={cameFrom.note}
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onLeave={cameFrom.goBack} />
      ))}
    </div>
  );
}

/** Where the focus was before it came to the notices, to go back there when the last of them is dismissed. */
function useCameFrom(region: RefObject<HTMLDivElement | null>) {
  const before = useRef<Element | null>(null);
  return {
    note: ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget && !region.current?.contains(relatedTarget)) before.current = relatedTarget;
    },
    goBack: (from: Element): void => {
      const others = [...(region.current?.querySelectorAll<HTMLElement>('.notice') ?? [])];
      const next = others.find((card) => card !== from)?.querySelector<HTMLElement>('button');
      const place =
        before.current instanceof HTMLElement && before.current.isConnected ? before.current : null;
      (next ?? place ?? document.querySelector<HTMLElement>('#campaigns'))?.focus();
    },
  };
}

interface NoticeCardProps {
  readonly notice: Notice;
  /** The card is about to go, and has the focus. */
  readonly onLeave: (card: Element) => void;
}

function NoticeCard({ notice: { id, text, tone, action }, onLeave }: NoticeCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isHeld = isPointedAt || isFocused;
  useEffect(() => {
    holdNotice(id, isHeld);
    if (isHeld) return;
    const timer = setTimeout(() => dismissNotice(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [id, isHeld]);
  const dismiss = (): void => {
    const { current } = card;
    if (current?.contains(document.activeElement)) onLeave(current);
    dismissNotice(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dismiss();
  };
  const Icon = ICONS[tone];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being pointed at only keeps it on show; Escape is its button's too.
    <div
      ref={card}
      className="notice"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocused(true)}
      onBlur={({ relatedTarget, currentTarget }) => setFocused(currentTarget.contains(relatedTarget))}
      onKeyDown={onKeyDown}
    >
      <Icon size={16} className={`notice-icon notice-${tone}`} aria-hidden />
      <p>{text}</p>
      {action && (
        <Button
          size="small"
          onPress={() => {
            // Back first: what the action shows may take the focus from there.
            dismiss();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      {/* Without a tooltip: closing that would take the first Escape. */}
      <Button kind="quiet" icon={X} className="button-icon" aria-label="Dismiss" onPress={dismiss} />
    </div>
  );
}
