/**
 * Whose turn it is. Each shop has two lanes, pull and push; a turn of a pull is one page, so that a large shop does not
 * keep the others waiting. Pure: what runs and what is due is passed in.
 */
export interface Lane {
  readonly accountId: string;
  readonly isVisible: boolean;
  readonly kind: 'pull' | 'push';
  /** Milliseconds of `elapsed`; null when nothing is to be done. */
  readonly due: number | null;
  readonly isRunning: boolean;
  /** The number of its last turn: who has waited longest has the lowest. */
  readonly lastTurn: number;
}

/** Turns at a time. */
export const MOST_TURNS = 4;

/**
 * The lanes whose turn begins now: the visible shop first, then what people submitted, then whoever has waited longest. One place is kept
 * for the visible shop, so that hanging shops cannot take all of them; and an account whose API does not answer gets one place at most.
 */
export function chooseTurns<L extends Lane>(
  lanes: readonly L[],
  now: number,
  unreachable: Pick<ReadonlySet<string>, 'has'>,
): L[] {
  const running = lanes.filter((lane) => lane.isRunning);
  const keepsPlace = lanes.some((lane) => lane.isVisible);
  const chosen: L[] = [];
  for (const lane of lanes.filter((one) => isDue(one, now)).sort(byUrgency)) {
    const busy = [...running, ...chosen];
    const most = keepsPlace && !lane.isVisible ? MOST_TURNS - 1 : MOST_TURNS;
    const counted = lane.isVisible ? busy : busy.filter((one) => !one.isVisible);
    const isProbed = busy.some((one) => one.accountId === lane.accountId);
    const mayProbe = lane.isVisible || !unreachable.has(lane.accountId) || !isProbed;
    if (busy.length < MOST_TURNS && counted.length < most && mayProbe) chosen.push(lane);
  }
  return chosen;
}

/** When the next lane is due that is not due yet, or null. */
export function nextDue(lanes: readonly Lane[], now: number): number | null {
  const later = lanes.flatMap((lane) =>
    lane.due !== null && !lane.isRunning && lane.due > now ? [lane.due] : [],
  );
  return later.length === 0 ? null : Math.min(...later);
}

function isDue(lane: Lane, now: number): boolean {
  return !lane.isRunning && lane.due !== null && lane.due <= now;
}

function byUrgency(a: Lane, b: Lane): number {
  return rank(a) - rank(b) || a.lastTurn - b.lastTurn;
}

function rank(lane: Lane): number {
  return (lane.isVisible ? 0 : 2) + (lane.kind === 'push' ? 0 : 1);
}
