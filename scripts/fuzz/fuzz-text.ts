import type { RandomStream } from '@/lib/domain/seeded-random';

const SCRAPS = [
  '',
  '0',
  '-1',
  '0x',
  '0xzz',
  `0x${'ab'.repeat(19)}`,
  `0x${'ab'.repeat(21)}`,
  '../../etc/passwd',
  '%00',
  '%E0%A4%A',
  '%2e%2e%2f',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '$(id)',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  'Infinity',
  '1e999',
  '99999999999999999999999999999999',
  '\u202e',
  '💧'.repeat(20),
  'a'.repeat(3_000),
] as const;
const LETTERS = 'abcXYZ019 .,:;-_~!*()[]{}<>|\\/"\'`^$&+=?#@%\t';

/** A text that nobody should send: a scrap of an attack, letters at random, or both. */
export function fuzzText(random: RandomStream): string {
  const length = Number(random.next() % 24n);
  const letters = Array.from({ length }, () => random.pick(LETTERS.split(''))).join('');
  return random.pick([random.pick(SCRAPS), letters, `${random.pick(SCRAPS)}${letters}`]);
}

/** A value of JSON of any shape, some levels deep. */
export function fuzzJson(random: RandomStream, depth = 3): unknown {
  const kind = Number(random.next() % (depth === 0 ? 5n : 7n));
  const many = () => Array.from({ length: Number(random.next() % 4n) });
  switch (kind) {
    case 0:
      return null;
    case 1:
      return random.next() % 2n === 0n;
    case 2:
      return Number(random.next() % 1_000n) - 500;
    case 3:
    case 4:
      return fuzzText(random);
    case 5:
      return many().map(() => fuzzJson(random, depth - 1));
    default:
      return Object.fromEntries(many().map(() => [fuzzText(random), fuzzJson(random, depth - 1)]));
  }
}

/** A value that is nearly right: one of its parts is replaced by something else. */
export function fuzzPart(random: RandomStream, value: unknown): unknown {
  if (random.next() % 4n === 0n || typeof value !== 'object' || value === null) return fuzzJson(random, 2);
  const keys = Object.keys(value);
  if (keys.length === 0) return fuzzJson(random, 2);
  const chosen = random.pick(keys);
  const replace = ([key, part]: readonly [string, unknown]) =>
    [key, key === chosen ? fuzzPart(random, part) : part] as const;
  if (Array.isArray(value))
    return value.map((part, index) => (String(index) === chosen ? fuzzPart(random, part) : part));
  return Object.fromEntries(Object.entries(value).map(replace));
}
