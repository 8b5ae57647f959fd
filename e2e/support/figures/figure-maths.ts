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

/** A moment as pages write it. */
export function moment(unixSeconds: bigint): Expected {
  const date = new Date(Number(unixSeconds) * 1_000);
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'][
    date.getUTCMonth()
  ];
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${date.getUTCDate()} ${month}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
  return { kind: 'text', text };
}

/** Why a text does not show what is expected; null when it does. */
export function faultOf(shown: string, expected: Expected): string | null {
  if (expected.kind === 'not-again') return null;
  if (expected.kind === 'text') return shown === expected.text ? null : `"${shown}" is not "${expected.text}"`;
  const { value, decimals, within } = expected;
  const told = numberIn(shown, decimals);
  if (told === null) return `"${shown}" has no number`;
  const exact = `${value} × 10^-${decimals}`;
  if (told.isLess) return value > 0n && value < told.amount ? null : `"${shown}" is not ${exact}`;
  const short = value < 0n ? told.amount - value : value - told.amount;
  return short >= 0n && short < within ? null : `"${shown}" is not ${exact}`;
}

/** The amount a text tells, after the last "=" when it is an equation; null when there is none. */
function numberIn(text: string, decimals: number): { readonly amount: bigint; readonly isLess: boolean } | null {
  const told = text.slice(text.lastIndexOf('=') + 1).replace(/[\s\u2009,]/g, '');
  const found = /([<\u2212-]?)(\d+)(?:\.(\d+))?/.exec(told);
  if (found === null) return null;
  const [, sign = '', whole = '', fraction = ''] = found;
  if (fraction.length > decimals) return null;
  const amount = BigInt(whole + fraction.padEnd(decimals, '0'));
  return { amount: sign === '\u2212' || sign === '-' ? -amount : amount, isLess: sign === '<' };
}
