/** What a figure has to be, worked out without the app. */
export type Expected =
  /** A number: shown cut off, never more than it is, and less by under `within` (both in 10^-decimals). */
  | {
      readonly kind: 'number';
      readonly value: bigint;
      readonly decimals: number;
      readonly within: bigint;
      /** What it is worth in wei, where that is another number: for the money beside it. */
      readonly wei?: bigint;
    }
  /** The text itself. */
  | { readonly kind: 'text'; readonly text: string }
  /** A text with several of them, each caught by a group of the pattern. */
  | { readonly kind: 'said'; readonly pattern: RegExp; readonly parts: readonly Expected[] }
  /** It is not worked out again here; the reason why. */
  | { readonly kind: 'not-again'; readonly reason: string };

const ETHER = 10n ** 18n;

/** An amount of ETH: at a glance two decimals from a thousand on, four below. */
export function ether(value: bigint): Expected {
  return { kind: 'number', value, decimals: 18, within: value >= 1_000n * ETHER ? ETHER / 100n : ETHER / 10_000n };
}

/** A rate: nine decimals. */
export function rate(value: bigint): Expected {
  return { kind: 'number', value, decimals: 18, within: 10n ** 9n };
}

/** A part of a whole, in percent with so many decimals. */
export function percent(part: bigint, whole: bigint, shown = 2): Expected {
  const magnitude = part < 0n ? -part : part;
  const value = (magnitude * 100n * 10n ** 9n) / whole;
  return { kind: 'number', value: part < 0n ? -value : value, decimals: 9, within: 10n ** BigInt(9 - shown) };
}

/** A number of things. */
export function count(value: bigint): Expected {
  return { kind: 'number', value, decimals: 0, within: 1n };
}

/** An amount of wei in US dollars by a feed's answer: cents, whole dollars from ten thousand on. */
export function dollars(wei: bigint, answer: bigint, feedDecimals: number): Expected {
  const value = (wei * answer) / ETHER;
  const scale = 10n ** BigInt(feedDecimals);
  return { kind: 'number', value, decimals: feedDecimals, within: value >= 10_000n * scale ? scale : scale / 100n };
}

/** A day as pages write it, without its year or with it. */
export function day(unixSeconds: bigint, year = false): Expected {
  const date = new Date(Number(unixSeconds) * 1_000);
  const text = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return { kind: 'text', text: year ? `${text} ${date.getUTCFullYear()}` : text };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** A moment as pages write it; with its year where it may be years ago. */
export function moment(unixSeconds: bigint, year = false): Expected {
  const date = new Date(Number(unixSeconds) * 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year ? ` ${date.getUTCFullYear()}` : ''}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
  return { kind: 'text', text };
}

/** A moment that may be years ago. */
export function pastMoment(unixSeconds: bigint): Expected {
  return moment(unixSeconds, true);
}

/** A span of time in the largest unit that it fills, the rest cut off. */
export function span(seconds: bigint): Expected {
  const [size, name] = (
    [
      [86_400n, 'day'],
      [3_600n, 'hour'],
      [60n, 'min'],
      [1n, 's'],
    ] as const
  ).find(([least]) => seconds >= least) ?? [1n, 's'];
  const whole = seconds / size;
  return { kind: 'text', text: `${whole} ${name}${size >= 3_600n && whole !== 1n ? 's' : ''}` };
}

/** A range of times, which is one time where both ends read the same. */
export function spans(shortest: bigint, longest: bigint): Expected {
  const [from, to] = [textOf(span(shortest)), textOf(span(longest))];
  return words(from === to ? from : `${from} to ${to}`);
}

/** An amount of ETH with so many decimals, cut off. */
export function cut(value: bigint, decimals: number): Expected {
  return { kind: 'number', value, decimals: 18, within: 10n ** BigInt(18 - decimals) };
}

/** An amount of ETH to the wei. */
export function exact(value: bigint): Expected {
  return { kind: 'number', value, decimals: 18, within: 1n };
}

/**
 * What was earned, in wei × 1e27: six decimals, of less than six would show three digits, nine decimals at most. Its lines
 * are cut off together: up to a wei a pool less.
 */
export function gained(exactly: bigint): Expected {
  const value = exactly / 10n ** 27n;
  const length = String(value < 0n ? -value : value).length;
  const shown = length > 12 ? 6 : Math.min(9, 18 - length + 3);
  return { kind: 'number', value, decimals: 18, within: 10n ** BigInt(18 - shown) + 2n };
}

/** The text that is expected where it is one; empty for any other. */
export function textOf(expected: Expected): string {
  return expected.kind === 'text' ? expected.text : '';
}

/** A text. */
export function words(text: string): Expected {
  return { kind: 'text', text };
}

/** A text that says several things, in the order of the pattern’s groups. */
export function said(pattern: RegExp, ...parts: readonly Expected[]): Expected {
  return { kind: 'said', pattern, parts };
}

/** Why a text does not show what is expected; null when it does. */
export function faultOf(shown: string, expected: Expected): string | null {
  if (expected.kind === 'not-again') return null;
  if (expected.kind === 'text') return shown === expected.text ? null : `"${shown}" is not "${expected.text}"`;
  if (expected.kind === 'said') return saidFault(shown, expected);
  const { value, decimals, within } = expected;
  const told = numberIn(shown, decimals);
  if (told === null) return `"${shown}" has no number`;
  const exact = `${value} × 10^-${decimals}`;
  if (told.isLess) return value > 0n && value < told.amount ? null : `"${shown}" is not ${exact}`;
  const short = value < 0n ? told.amount - value : value - told.amount;
  return short >= 0n && short < within ? null : `"${shown}" is not ${exact}`;
}

function saidFault(shown: string, { pattern, parts }: Extract<Expected, { kind: 'said' }>): string | null {
  const groups = pattern.exec(shown)?.slice(1);
  if (groups === undefined) return `"${shown}" does not say it as ${pattern}`;
  if (groups.length !== parts.length) return `${pattern} catches ${groups.length} parts, not ${parts.length}`;
  return (
    groups.map((group, index) => faultOf(group, parts[index] ?? words(''))).find((fault) => fault !== null) ?? null
  );
}

/** The amount a text tells, after the last "=" when it is an equation; null when there is none. */
function numberIn(text: string, decimals: number): { readonly amount: bigint; readonly isLess: boolean } | null {
  const told = text
    .slice(text.lastIndexOf('=') + 1)
    .replace(/^less than /, '<')
    .replace(/[\s\u2009,]/g, '');
  const found = /([<\u2212-]?)(\d+)(?:\.(\d+))?/.exec(told);
  if (found === null) return null;
  const [, sign = '', whole = '', fraction = ''] = found;
  if (fraction.length > decimals) return null;
  const amount = BigInt(whole + fraction.padEnd(decimals, '0'));
  return { amount: sign === '\u2212' || sign === '-' ? -amount : amount, isLess: sign === '<' };
}

/** Whether a text shows none of several. */
export function fitsNone(shown: string | undefined, choices: readonly Expected[]): boolean {
  return choices.every((one) => faultOf(shown ?? '', one) !== null);
}
