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
  const whole = Math.max(0, Math.floor(seconds));
  for (const unit of UNITS) {
    if (whole < unit.seconds) continue;
    const count = Math.floor(whole / unit.seconds);
    return `${count} ${unit.name}${count === 1 || unit.name === 'min' ? '' : 's'}`;
  }
  return `${whole} s`;
}
