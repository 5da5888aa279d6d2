/**
 * Short messages about something that just happened, with at most one action (Undo, Open).
 * Knows no screen: features/notices draws them in a live region.
 */
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'neutral' | 'positive' | 'danger';
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** Somebody points at it or stands on it: it does not go by itself. */
  readonly isHeld: boolean;
}

interface Notices {
  readonly notices: readonly Notice[];
}

/** More than this at once are noise: the oldest give way. */
const MOST_NOTICES = 3;

export const useNotices = create<Notices>(() => ({ notices: [] }));

let lastId = 0;

/** Shows a notice until it is dismissed or its time is over. Answers its id, for whoever knows when it is no longer true. */
export function notify(notice: {
  readonly text: string;
  readonly tone?: Notice['tone'];
  readonly action?: Notice['action'];
}): number {
  lastId += 1;
  const shown: Notice = {
    id: lastId,
    text: notice.text,
    tone: notice.tone ?? 'neutral',
    action: notice.action,
    isHeld: false,
  };
  useNotices.setState(({ notices }) => ({ notices: withRoom([...notices, shown]) }));
  return shown.id;
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

export function holdNotice(id: number, isHeld: boolean): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.map((notice) => (notice.id === id ? { ...notice, isHeld } : notice)),
  }));
}

function withRoom(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length <= MOST_NOTICES) return notices;
  const oldest = notices.find(({ isHeld }) => !isHeld);
  return notices.filter((notice) => notice !== oldest);
}
