import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeJson, encodeJson } from './codec';

const leaf = fc.oneof(fc.bigInt(), fc.string(), fc.boolean(), fc.constant(null), fc.integer());
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree')),
    // Keys that JSON itself treats specially, and the codec's own tag, are not names of fields.
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__' && key !== '$bigint'),
      tie('tree'),
      { noNullPrototype: true },
    ),
  ),
}));

describe('the codec', () => {
  it('brings every value back as it was', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(decodeJson(encodeJson(value))).toEqual(value);
      }),
    );
  });

  it('writes a bigint as tagged decimal text, to the last digit', () => {
    expect(encodeJson({ amount: 2n ** 256n - 1n })).toBe(`{"amount":{"$bigint":"${2n ** 256n - 1n}"}}`);
  });

  it('keeps text that looks like a number a text', () => {
    expect(decodeJson(encodeJson({ amount: '12' }))).toEqual({ amount: '12' });
  });

  it.each(['"1.5"', '"0x10"', '"1e3"', '""', '" 1"', '"one"', '"--1"', '12', 'null', '{}', '["1"]'])(
    'refuses %s as a bigint',
    (forged) => {
      expect(() => decodeJson(`{"amount":{"$bigint":${forged}}}`)).toThrow(SyntaxError);
    },
  );

  it('refuses what is no JSON', () => {
    expect(() => decodeJson('{')).toThrow(SyntaxError);
  });
});
