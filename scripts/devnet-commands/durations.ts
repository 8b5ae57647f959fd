const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const MOST_SECONDS = 366 * 86_400;

/** The seconds of a text such as 90s, 15m, 6h or 2d, up to a year; undefined for anything else. */
export function parseDuration(text: string | undefined): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,8})([smhd])$/.exec(text ?? '') ?? [];
  const seconds = Number(digits) * (UNIT_SECONDS[unit] ?? Number.NaN);
  return seconds > 0 && seconds <= MOST_SECONDS ? seconds : undefined;
}
