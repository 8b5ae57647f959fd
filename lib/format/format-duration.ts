const UNITS = [
  { seconds: 86_400, name: 'day' },
  { seconds: 3_600, name: 'hour' },
  { seconds: 60, name: 'min' },
] as const;

/**
 * A span of time in its largest fitting unit, rounded down: "6 s", "4 min", "3 hours", "12 days".
 * @param seconds not negative; a negative one (a clock that runs ahead) counts as zero
 */
export function formatDuration(seconds: number): string {
  return inLargestUnit(seconds, Math.floor);
}

/** A range of times as "4 min to 3 hours", or as one when both read the same. */
export function formatDurationRange(shortest: number, longest: number): string {
  const [from, to] = [formatDuration(shortest), formatDuration(longest)];
  return from === to ? from : `${from} to ${to}`;
}

/** A span of time as {@link formatDuration} writes it, rounded up: for a wait, which is better told too long. */
export function formatDurationUp(seconds: number): string {
  return inLargestUnit(seconds, Math.ceil);
}

function inLargestUnit(seconds: number, round: (count: number) => number): string {
  const whole = Math.max(0, round(seconds));
  for (const unit of UNITS) {
    if (whole < unit.seconds) continue;
    const count = round(whole / unit.seconds);
    return `${count} ${unit.name}${count === 1 || unit.name === 'min' ? '' : 's'}`;
  }
  return `${whole} s`;
}
