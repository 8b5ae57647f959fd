import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  depositsPossible,
  exitsNeeded,
  nextConsensusLayer,
  rewardOver,
  shareRate,
  VALIDATOR_WEI,
} from './report-figures';

const ETH = 10n ** 18n;
const amount = fc.bigInt({ min: 0n, max: 100_000n * ETH });

describe('nextConsensusLayer', () => {
  const before = { validatorsWei: 960n * ETH, pendingWei: 64n * ETH, depositedWei: 32n * ETH };

  it('pays rewards and exits to the vault and lets pending deposits become validators', () => {
    expect(nextConsensusLayer(before, { rewardWei: 2n * ETH, exitsWei: 64n * ETH })).toEqual({
      validatorsWei: 960n * ETH,
      pendingWei: 32n * ETH,
      toVaultWei: 66n * ETH,
    });
  });

  it('takes a loss from the validators', () => {
    expect(nextConsensusLayer(before, { rewardWei: -1n * ETH, exitsWei: 0n })).toEqual({
      validatorsWei: 1023n * ETH,
      pendingWei: 32n * ETH,
      toVaultWei: 0n,
    });
  });

  it('neither creates nor loses ether', () => {
    const reward = fc.bigInt({ min: -32n * ETH, max: 32n * ETH });
    fc.assert(
      fc.property(amount, amount, amount, reward, (validators, pending, deposited, rewardWei) => {
        const layer = { validatorsWei: validators + 64n * ETH, pendingWei: pending, depositedWei: deposited };
        const after = nextConsensusLayer(layer, { rewardWei, exitsWei: 32n * ETH });
        const sum = after.validatorsWei + after.pendingWei + after.toVaultWei;
        expect(sum).toBe(layer.validatorsWei + layer.pendingWei + layer.depositedWei + rewardWei);
      }),
    );
  });
});

describe('rewardOver', () => {
  it('is the yearly rate for a year and its part for a part of it', () => {
    expect(rewardOver(100n * ETH, 29_000, 31_536_000)).toBe((29n * ETH) / 10n);
    expect(rewardOver(365n * ETH, 1_000_000, 86_400)).toBe(ETH);
    expect(rewardOver(ETH, 29_000, 0)).toBe(0n);
  });
});

describe('exitsNeeded', () => {
  it.each([
    ['nothing when the buffer covers the queue', 50n, 50n, 64n, 1000n, 0n],
    ['one validator for a wei too much', 51n, 50n, 64n, 1000n, 32n],
    ['two for more than one brings', 90n, 50n, 64n, 1000n, 64n],
    ['no more than one report allows', 900n, 50n, 64n, 1000n, 64n],
    ['no more than there are', 900n, 50n, 640n, 100n, 96n],
  ])('%s', (_, queue, available, most, validators, expected) => {
    expect(exitsNeeded(queue * ETH, available * ETH, most * ETH, validators * ETH)).toBe(expected * ETH);
  });
});

describe('depositsPossible', () => {
  it('keeps the buffer and deposits whole validators', () => {
    fc.assert(
      fc.property(amount, amount, (depositable, kept) => {
        const deposits = depositsPossible(depositable, kept);
        expect(deposits % VALIDATOR_WEI).toBe(0n);
        expect(deposits === 0n || depositable - deposits >= kept).toBe(true);
        expect(depositable - deposits < kept + VALIDATOR_WEI).toBe(true);
      }),
    );
  });
});

describe('shareRate', () => {
  it('is 1e27 at one to one and rounds down', () => {
    expect(shareRate(5n * ETH, 5n * ETH)).toBe(10n ** 27n);
    expect(shareRate(2n, 3n)).toBe(666666666666666666666666666n);
  });
});
