import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ONE_ETHER, shares, wei } from '@/lib/units/units';

import { FEE_PRECISION, feeSharesDown } from './report-maths';

const TENTH = FEE_PRECISION / 10n;
const pool = { totalPooledEther: wei(1_010n * ONE_ETHER), totalShares: shares(1_000n * ONE_ETHER) };

function outcome(consensusBalance: bigint, executionRewards = 0n) {
  return {
    principal: wei(1_000n * ONE_ETHER),
    consensusBalance: wei(consensusBalance),
    withdrawals: wei(0n),
    executionRewards: wei(executionRewards),
  };
}

describe('feeSharesDown', () => {
  it('is worth the fee at the rate after the mint', () => {
    expect(feeSharesDown(outcome(1_010n * ONE_ETHER), pool, TENTH)).toBe((1_000n * ONE_ETHER) / 1_009n);
  });

  it('is nothing when the consensus layer did not grow, whatever else came in', () => {
    expect(feeSharesDown(outcome(1_000n * ONE_ETHER, ONE_ETHER), pool, TENTH)).toBe(0n);
  });

  it('never takes more than its part of the rewards', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n * ONE_ETHER });
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 0n, max: FEE_PRECISION / 2n }), (grown, extra, fee) => {
        const minted = feeSharesDown(outcome(1_000n * ONE_ETHER + grown, extra), pool, fee);
        const worth = (minted * pool.totalPooledEther) / (pool.totalShares + minted);
        expect(worth * FEE_PRECISION).toBeLessThanOrEqual((grown + extra) * fee);
      }),
    );
  });
});
