import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { aprSince, type RateReport } from '@/lib/domain/apr';
import { rateSeries } from '@/lib/domain/rate-series';
import { feeSharesDown } from '@/lib/domain/report-maths';
import {
  etherFromSharesDown,
  etherPerShare,
  rayFromShareRate,
  type ShareRate,
  sharesFromEtherDown,
} from '@/lib/domain/share-rate';
import { stakeLimitAt } from '@/lib/domain/stake-limit';
import { parseVectors, type VectorFields } from '@/lib/domain/vectors.fixture';
import { mulDivDown, mulDivUp } from '@/lib/units/mul-div';
import { ONE_ETHER, RAY, shares, unixSeconds, wei } from '@/lib/units/units';
import type { RefusalCode } from '../refusal';
import { quoteSubmitDown, quoteUnwrapDown } from './amounts';
import { poolWith } from './lido.fixture';
import type { StakingState } from './pool';
import { quoteLido } from './quote';

const FOLDER = path.join(import.meta.dirname, '../../../contracts/test/vectors');
/** Files of other protocols, replayed in lib/domain. */
const ELSEWHERE = ['rocket-pool', 'vault'];
const UNLIMITED = 2n ** 256n - 1n;

/** One line of a vector file: numbers as decimal strings. */
class Case {
  constructor(readonly fields: VectorFields) {}

  text(name: string): string {
    const value = this.fields[name];
    if (value === undefined) throw new Error(`a case without ${name}`);
    return value;
  }

  number(name: string): bigint {
    return BigInt(this.text(name));
  }

  get rate(): ShareRate {
    return { totalPooledEther: wei(this.number('totalPooledEther')), totalShares: shares(this.number('totalShares')) };
  }
}

/** How each vector file is replayed. A file without an entry here fails, as does an entry without a file. */
const REPLAYS: Readonly<Record<string, (vector: Case) => void>> = {
  shares: replayShares,
  'stake-limit': replayStakeLimit,
  submit: replaySubmit,
  transfer: replayTransfer,
  wrap: replayWrap,
  claimable: replayClaimable,
  report: replayReport,
};

function replayShares(vector: Case): void {
  const amount = vector.number('amount');
  const { rate } = vector;
  expect(sharesFromEtherDown(wei(amount), rate)).toBe(vector.number('sharesDown'));
  expect(etherFromSharesDown(shares(amount), rate)).toBe(vector.number('etherDown'));
  expect(mulDivUp(amount, rate.totalPooledEther, rate.totalShares)).toBe(vector.number('etherUp'));
}

function replayStakeLimit(vector: Case): void {
  const current = vector.number('current');
  const paused = vector.number('prevStakeBlockNumber') === 0n;
  const limit = {
    max: wei(vector.number('maxStakeLimit')),
    maxGrowthBlocks: vector.number('maxStakeLimitGrowthBlocks'),
    previous: wei(vector.number('prevStakeLimit')),
    previousBlock: vector.number('prevStakeBlockNumber'),
  };
  const unlimited = limit.max === 0n;
  const atBlock = vector.number('blockNumber');
  const staking = { paused, limit: unlimited ? null : limit };
  if (paused) expect(current).toBe(0n);
  else if (unlimited) expect(current).toBe(UNLIMITED);
  else expect(stakeLimitAt(limit, atBlock)).toBe(current);
  if (current > 1n && !unlimited) expect(refusalOfStake(current, staking, atBlock)).toBeNull();
  if (!unlimited)
    expect(refusalOfStake(current + 1n, staking, atBlock)).toBe(paused ? 'staking-paused' : 'limit-exceeded');
}

function refusalOfStake(amount: bigint, staking: StakingState, atBlock: bigint): RefusalCode | null {
  const rate = { totalPooledEther: wei(ONE_ETHER), totalShares: shares(ONE_ETHER) };
  const context = { pool: poolWith({ staking, rate }), position: null, atBlock, feePerGas: null, price: null };
  const quoted = quoteLido(context, { kind: 'stake', amount: wei(amount), receive: 'wrapped' });
  return quoted.ok ? null : quoted.error.code;
}

const REFUSALS: Readonly<Record<string, RefusalCode>> = {
  ZERO_DEPOSIT: 'amount-zero',
  STAKE_LIMIT: 'limit-exceeded',
  STAKING_PAUSED: 'staking-paused',
};

function replaySubmit(vector: Case): void {
  const amount = wei(vector.number('amount'));
  const left = wei(vector.number('currentStakeLimit'));
  const reason = vector.text('reason');
  const limit = left === UNLIMITED ? null : { max: left, maxGrowthBlocks: 0n, previous: left, previousBlock: 0n };
  const pool = poolWith({ rate: vector.rate, staking: { paused: reason === 'STAKING_PAUSED', limit } });
  const quoted = quoteLido(
    { pool, position: null, atBlock: 1n, feePerGas: null, price: null },
    { kind: 'stake', amount, receive: 'rebasing' },
  );
  if (reason !== '') {
    expect(quoted).toMatchObject({ ok: false, error: { code: REFUSALS[reason] } });
    return;
  }
  const transferred = vector.number('transferAmount');
  const minted = vector.number('shares');
  expect(quoteSubmitDown(amount, vector.rate)).toEqual({ shares: minted, credited: transferred });
  expect(quoted).toMatchObject(
    transferred === 0n
      ? { ok: false, error: { code: 'nothing-received' } }
      : { ok: true, value: { receive: { asset: 'rebasing', amount: transferred } } },
  );
  const after = {
    totalPooledEther: wei(vector.rate.totalPooledEther + amount),
    totalShares: shares(vector.rate.totalShares + minted),
  };
  const held = shares(vector.number('sharesBefore') + minted);
  expect(etherFromSharesDown(held, after)).toBe(vector.number('balanceAfter'));
}

function replayTransfer(vector: Case): void {
  const { rate } = vector;
  const before = vector.number('sharesBefore');
  const wanted = sharesFromEtherDown(wei(vector.number('amount')), rate);
  expect(vector.text('reason')).toBe(wanted > before ? 'BALANCE_EXCEEDED' : '');
  const moved = wanted > before ? shares(0n) : wanted;
  expect(moved).toBe(vector.number('sharesMoved'));
  expect(etherFromSharesDown(shares(before - moved), rate)).toBe(vector.number('senderBalanceAfter'));
  expect(etherFromSharesDown(moved, rate)).toBe(vector.number('recipientBalanceAfter'));
}

function replayWrap(vector: Case): void {
  const { rate } = vector;
  expect(etherPerShare(rate)).toBe(vector.number('stEthPerToken'));
  expect(sharesFromEtherDown(wei(ONE_ETHER), rate)).toBe(vector.number('tokensPerStEth'));

  const context = { pool: poolWith({ rate }), position: null, atBlock: 1n, feePerGas: null, price: null };
  const wrapped = vector.number('wrapped');
  const wrap = quoteLido(context, { kind: 'wrap', amount: wei(vector.number('amount')) });
  expect(wrap).toMatchObject({ ok: true, value: { receive: { asset: 'wrapped', amount: wrapped } } });
  expect(vector.number('sharesBefore') - vector.number('sharesAfterWrap')).toBe(wrapped);

  const unwrapAmount = shares(vector.number('unwrapAmount'));
  const arrived = shares(vector.number('sharesAfterUnwrap') - vector.number('sharesAfterWrap'));
  const credited = etherFromSharesDown(arrived, rate);
  expect(etherFromSharesDown(unwrapAmount, rate)).toBe(vector.number('unwrapped'));
  expect(quoteUnwrapDown(unwrapAmount, rate)).toEqual({ shares: arrived, credited });
  expect(quoteLido(context, { kind: 'unwrap', amount: unwrapAmount })).toMatchObject(
    credited === 0n
      ? { ok: false, error: { code: 'nothing-received' } }
      : { ok: true, value: { receive: { asset: 'rebasing', amount: credited } } },
  );
}

/** The rule that the provenance of a claimable amount states. */
function replayClaimable(vector: Case): void {
  const nominal = vector.number('amountOfStETH');
  const held = vector.number('amountOfShares');
  const atFinalization = vector.number('maxShareRate');
  const atRequest = rayFromShareRate({ totalPooledEther: wei(nominal), totalShares: shares(held) });
  const pays = atRequest <= atFinalization ? nominal : mulDivDown(held, atFinalization, RAY);
  expect(pays).toBe(vector.number('claimable'));
  expect(pays).toBeLessThanOrEqual(vector.number('ethToLock'));
}

/** What a report did to the rate, as the yearly rate and the chart see it. */
function replayReport(vector: Case): void {
  const elapsed = 86_400n;
  const report: RateReport = {
    blockNumber: 1n,
    timestamp: unixSeconds(elapsed),
    elapsed,
    before: {
      totalPooledEther: wei(vector.number('preTotalPooledEther')),
      totalShares: shares(vector.number('preTotalShares')),
    },
    after: {
      totalPooledEther: wei(vector.number('postTotalPooledEther')),
      totalShares: shares(vector.number('postTotalShares')),
    },
  };
  const change =
    report.after.totalPooledEther * report.before.totalShares -
    report.before.totalPooledEther * report.after.totalShares;
  const apr = aprSince([report], unixSeconds(0n));
  const [point] = rateSeries([report], 1);
  const sign = (value: bigint) => (value > 0n ? 1 : value < 0n ? -1 : 0);
  expect(sign(apr?.value ?? 0n)).toBe(sign(change));
  expect(point?.loss).toBe(change < 0n);
  const minted = vector.number('sharesToMintAsFees');
  expect(report.after.totalShares - report.before.totalShares).toBe(minted);
  const outcome = {
    principal: wei(vector.number('principalCLBalance')),
    consensusBalance: wei(vector.number('clBalance')),
    withdrawals: wei(vector.number('withdrawalsVaultTransfer')),
    executionRewards: wei(vector.number('elRewardsVaultTransfer')),
  };
  const beforeFee = { ...report.after, totalShares: shares(report.after.totalShares - minted) };
  expect(feeSharesDown(outcome, beforeFee, vector.number('totalFee'))).toBe(minted);
}

describe('vectors written by the contracts’ test', () => {
  const files = readdirSync(FOLDER)
    .map((file) => path.basename(file, '.json'))
    .filter((name) => !ELSEWHERE.includes(name));

  it('are all known here, and none is missing', () => {
    expect(files.toSorted()).toEqual(Object.keys(REPLAYS).toSorted());
  });

  describe.each(Object.entries(REPLAYS))('%s.json', (name, replay) => {
    it('is reproduced to the wei, case by case', () => {
      const cases = parseVectors(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));
      expect(cases.length).toBeGreaterThanOrEqual(190);
      cases.forEach((fields, index) => {
        try {
          replay(new Case(fields));
        } catch (error) {
          throw new Error(`case ${index}: ${JSON.stringify(fields)}`, { cause: error });
        }
      });
    });
  });
});
