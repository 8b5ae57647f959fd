/**
 * Time left, to the second, in parts that tick: "2 d 04 h 05 min", "4 h 05 min 09 s", "5 min 09 s", "9 s".
 * @param seconds rounded down; a negative one counts as none
 */
export function formatCountdown(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    { count: Math.floor(whole / 86_400), name: 'd' },
    { count: Math.floor(whole / 3_600) % 24, name: 'h' },
    { count: Math.floor(whole / 60) % 60, name: 'min' },
    { count: whole % 60, name: 's' },
  ];
  const first = parts.findIndex(({ count }) => count > 0);
  const shown = first === -1 ? parts.slice(-1) : parts.slice(first, first + 3);
  return shown
    .map(({ count, name }, index) => `${index === 0 ? count : String(count).padStart(2, '0')} ${name}`)
    .join(' ');
}
