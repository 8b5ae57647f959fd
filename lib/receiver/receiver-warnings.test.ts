import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import type { ReceiverFacts } from './receiver-facts';
import { isStop, receiverWarnings } from './receiver-warnings';

const OWN = '0xabc4567890123456789012345678901234567def';
const OTHER = '0x1111111111111111111111111111111111111111';
const facts: ReceiverFacts = {
  block: { number: 1n, hash: '0x01', timestamp: unixSeconds(1n), baseFeePerGas: null },
  address: OTHER,
  name: null,
  code: 'none',
  isToken: false,
  pool: null,
  isUsed: true,
};
const codes = (changes: Partial<ReceiverFacts>, known: readonly `0x${string}`[] = []) =>
  receiverWarnings({ ...facts, ...changes }, OWN, known).map(({ code }) => code);

describe('what speaks against a receiver', () => {
  it('is nothing for an ordinary account', () => expect(codes({})).toEqual([]));

  it.each([
    ['nobody', { address: zeroAddress }],
    ['own-account', { address: OWN.toUpperCase().replace('0X', '0x') as `0x${string}` }],
    ['pool-contract', { pool: 'Lido', code: 'contract', isToken: true }],
    ['token-contract', { code: 'contract', isToken: true }],
  ] as const)('rules it out: %s', (code, changes) => {
    const warnings = receiverWarnings({ ...facts, ...changes }, OWN, []);
    expect(warnings.map((warning) => warning.code)).toEqual([code]);
    expect(warnings.every(isStop)).toBe(true);
  });

  it.each([
    ['contract', { code: 'contract', isUsed: false }],
    ['delegated', { code: 'delegated' }],
    ['never-used', { isUsed: false }],
    ['by-name', { name: 'alice.eth' }],
  ] as const)('is left to the person: %s', (code, changes) => {
    const warnings = receiverWarnings({ ...facts, ...changes }, OWN, []);
    expect(warnings.map((warning) => warning.code)).toEqual([code]);
    expect(warnings.some(isStop)).toBe(false);
  });

  it('comes first when it looks like the own account or one paid before, and not for that one', () => {
    const alike = '0xabc1111111111111111111111111111111111def';
    expect(codes({ address: alike, name: 'alice.eth', isUsed: false })).toEqual([
      'look-alike',
      'never-used',
      'by-name',
    ]);
    expect(codes({ address: '0x1112222222222222222222222222222222222111' }, [OTHER])).toEqual(['look-alike']);
    expect(codes({}, [OTHER])).toEqual([]);
  });
});
