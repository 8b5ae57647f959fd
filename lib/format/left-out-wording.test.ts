import { describe, expect, it } from 'vitest';

import type { Holding } from '@/lib/protocols/holdings';
import { UNTOLD } from '@/lib/protocols/holdings.fixture';

import { otherUnitWords, pastlessNames, unknownWords } from './left-out-wording';

describe('unknownWords', () => {
  it('names what is not told and the pools that could not be read', () => {
    expect(unknownWords({ held: [UNTOLD], failed: [{ name: 'Rocket Pool', reason: 'no answer' }] })).toEqual([
      'vA whose payment Vault A does not tell',
      'what is in Rocket Pool',
    ]);
  });

  it('is empty where everything is told', () => {
    expect(unknownWords({ held: [{ ...UNTOLD, amount: 0n }], failed: [] })).toEqual([]);
  });
});

describe('otherUnitWords', () => {
  it('names what is worth something else than ETH', () => {
    const dollars: Holding = { ...UNTOLD, symbol: 'vU', unit: 'USDC', isEther: false };
    expect(otherUnitWords({ held: [UNTOLD, dollars, { ...dollars, amount: 0n }] })).toEqual([
      'vU, which is worth USDC',
    ]);
  });
});

describe('pastlessNames', () => {
  it('names a pool once, whether its past is being read or cannot be', () => {
    const syncing = [{ name: 'Lido', blocksDone: 1n, blocksTotal: 2n, secondsLeft: null, trouble: null }];
    const missing = [
      { name: 'Lido', reason: 'no node' },
      { name: 'Vault A', reason: 'no node' },
    ];
    expect(pastlessNames({ syncing, missing })).toEqual(['Lido', 'Vault A']);
  });
});
