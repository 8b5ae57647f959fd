import 'server-only';

/** How often the head is looked for. Times in milliseconds. */
export interface Pace {
  /** Between two looks while a block is due. */
  readonly pollMs: number;
  /** Between two blocks of a chain with fixed slots; null where blocks come at any time. */
  readonly slotMs: number | null;
}

/** A block needs a moment to reach a node. */
const TRAVEL_MS = 500;
/** While a node announces heads, a look every so often is enough to notice that it stopped. */
const ANNOUNCED_LOOK_MS = 10_000;

/** A node that announces its heads and says nothing for so long has stopped. */
export function silenceMs({ slotMs }: Pace): number {
  return Math.max(ANNOUNCED_LOOK_MS, (slotMs ?? 0) * 2);
}

/**
 * How long to wait for the next look.
 * @param tipMs time of the newest block by its own timestamp; null before the first
 * @param announced whether a node announces its heads
 */
export function nextLookMs(pace: Pace, tipMs: number | null, nowMs: number, announced: boolean): number {
  const { pollMs, slotMs } = pace;
  if (announced) return silenceMs(pace);
  if (slotMs === null || tipMs === null) return pollMs;
  const due = tipMs + slotMs + TRAVEL_MS - nowMs;
  // A clock that is off must not make the server look away for long.
  return due > 0 && due <= slotMs + TRAVEL_MS ? Math.max(due, TRAVEL_MS) : pollMs;
}
