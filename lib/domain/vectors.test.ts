import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { shares, wei } from '@/lib/units/units';

import { mostBurnable, refusalOfBurn } from './rocket-pool-burn';
import { refusalOfDeposit, rethFromDepositDown } from './rocket-pool-deposit';
import {
  etherFromRethDown,
  etherPerReth,
  type NetworkBalances,
  refusalOfReport,
  rethFromEtherDown,
} from './rocket-pool-rate';
import { claimAssetsUp, claimSharesDown } from './vault-claims';
import {
  assetsFromSharesDown,
  assetsFromSharesUp,
  assetsOfRequestDown,
  sharesFromAssetsDown,
  type VaultTotals,
} from './vault-shares';
import { parseVectors, type VectorFields } from './vectors.fixture';

const FOLDER = path.join(import.meta.dirname, '../../contracts/test/vectors');

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

  get network(): NetworkBalances {
    return { totalEther: wei(this.number('totalEther')), rethSupply: shares(this.number('rethSupply')) };
  }

  get totals(): VaultTotals {
    return { assets: wei(this.number('totalAssets')), shares: shares(this.number('totalShares')) };
  }
}

type Replays = Readonly<Record<string, (vector: Case) => void>>;

const ROCKET_POOL: Replays = {
  conversion(vector) {
    const amount = vector.number('amount');
    expect(rethFromEtherDown(wei(amount), vector.network)).toBe(vector.number('rethDown'));
    expect(etherFromRethDown(shares(amount), vector.network)).toBe(vector.number('etherDown'));
    expect(etherPerReth(vector.network)).toBe(vector.number('exchangeRate'));
  },

  deposit(vector) {
    const amount = wei(vector.number('amount'));
    const terms = {
      enabled: vector.text('enabled') === '1',
      minimum: wei(vector.number('minimum')),
      maximum: wei(vector.number('maximum')),
      fee: vector.number('fee'),
      balances: vector.network,
    };
    const reasons = {
      disabled: 'Deposits into Rocket Pool are currently disabled',
      'below-minimum': 'The deposited amount is less than the minimum deposit size',
      'above-maximum': 'The deposit pool size after depositing exceeds the maximum size',
      'nothing-minted': 'Invalid token mint amount',
    };
    const refusal = refusalOfDeposit(amount, terms);
    expect(refusal === null ? '' : reasons[refusal]).toBe(vector.text('reason'));
    const minted = refusal === null ? rethFromDepositDown(amount, terms) : 0n;
    expect(minted).toBe(vector.number('reth'));
    const before = vector.number('tokenEther') + vector.number('poolBalance');
    const after = vector.number('tokenEtherAfter') + vector.number('poolBalanceAfter');
    expect(after - before).toBe(refusal === null ? amount : 0n);
  },

  burn(vector) {
    const amount = shares(vector.number('amount'));
    const held = shares(vector.number('held'));
    const collateral = wei(vector.number('tokenEther') + vector.number('poolExcess'));
    const reasons = {
      'amount-zero': 'Invalid token burn amount',
      'exceeds-balance': 'Insufficient rETH balance',
      'exceeds-collateral': 'Insufficient ETH balance for exchange',
    };
    const refusal = refusalOfBurn(amount, held, collateral, vector.network);
    expect(refusal === null ? '' : reasons[refusal]).toBe(vector.text('reason'));
    const paid = refusal === null ? etherFromRethDown(amount, vector.network) : 0n;
    expect(paid).toBe(vector.number('ether'));
    expect(vector.number('tokenEtherAfter') + vector.number('poolExcessAfter')).toBe(collateral - paid);
    if (refusal !== 'exceeds-balance')
      expect(amount > (mostBurnable(collateral, vector.network) ?? amount)).toBe(refusal === 'exceeds-collateral');
  },

  report(vector) {
    const next = {
      totalEther: wei(vector.number('nextTotalEther')),
      rethSupply: shares(vector.number('nextRethSupply')),
    };
    const guardrail = { maxDelta: vector.number('maxDelta'), frequency: vector.number('frequency') };
    const refusal = refusalOfReport(vector.network, next, vector.number('elapsed'), guardrail);
    const reasons = {
      'too-early': 'Not enough time has passed since the last update',
      'rate-moves-too-far': 'rETH exchange rate changed by too much',
    };
    expect(refusal === null ? '' : reasons[refusal]).toBe(vector.text('reason'));
    expect(etherPerReth(vector.network)).toBe(vector.number('exchangeRate'));
    expect(etherPerReth(refusal === null ? next : vector.network)).toBe(vector.number('nextExchangeRate'));
  },
};

const VAULT: Replays = {
  conversion(vector) {
    const amount = vector.number('amount');
    expect(sharesFromAssetsDown(wei(amount), vector.totals)).toBe(vector.number('sharesDown'));
    expect(assetsFromSharesDown(shares(amount), vector.totals)).toBe(vector.number('assetsDown'));
    expect(assetsFromSharesUp(shares(amount), vector.totals)).toBe(vector.number('assetsUp'));
  },

  deposit(vector) {
    const { totals } = vector;
    const left = vector.number('cap') - totals.assets;
    const maxDeposit = wei(left > 0n ? left : 0n);
    expect(maxDeposit).toBe(vector.number('maxDeposit'));
    const maxMint = sharesFromAssetsDown(maxDeposit, totals);
    expect(maxMint).toBe(vector.number('maxMint'));
    const amount = vector.number('amount');
    const isMint = vector.text('call') === 'mint';
    const minted = isMint ? shares(amount) : sharesFromAssetsDown(wei(amount), totals);
    const paid = isMint ? assetsFromSharesUp(shares(amount), totals) : wei(amount);
    const tooMuch = isMint ? amount > maxMint : amount > maxDeposit;
    const exceeded = isMint ? 'ExceededMaxMint' : 'ExceededMaxDeposit';
    const error = tooMuch ? exceeded : minted === 0n || paid === 0n ? 'ZeroAmount' : '';
    expect(error).toBe(vector.text('error'));
    expect(vector.number('assets')).toBe(error === '' ? paid : 0n);
    expect(vector.number('shares')).toBe(error === '' ? minted : 0n);
  },

  fulfil(vector) {
    const { totals } = vector;
    const epochShares = shares(vector.number('epochShares'));
    const epoch = { shares: epochShares, assets: assetsFromSharesDown(epochShares, totals) };
    expect(epoch.assets).toBe(vector.number('epochAssets'));
    const paid = assetsOfRequestDown(shares(vector.number('requestShares')), epoch);
    expect(paid).toBe(vector.number('requestAssets'));
    expect(totals.assets - epoch.assets).toBe(vector.number('totalAssetsAfter'));
    expect(totals.shares - epoch.shares).toBe(vector.number('totalSharesAfter'));
  },

  claim(vector) {
    const assets = vector.text('requestAssets').split(' ').map(BigInt);
    const requests = vector
      .text('requestShares')
      .split(' ')
      .map((each, index) => ({ shares: shares(BigInt(each)), assets: wei(assets[index] ?? 0n) }));
    const sum = (key: 'shares' | 'assets', list: typeof requests) => list.reduce((all, each) => all + each[key], 0n);
    expect(sum('shares', requests)).toBe(vector.number('maxRedeem'));
    expect(sum('assets', requests)).toBe(vector.number('maxWithdraw'));
    const amount = vector.number('amount');
    const byShares = vector.text('call') === 'redeem';
    const claim = byShares ? claimSharesDown(shares(amount), requests) : claimAssetsUp(wei(amount), requests);
    expect(byShares ? claim.assets : claim.shares).toBe(vector.number('result'));
    expect(sum('shares', [...claim.rest])).toBe(vector.number('maxRedeemAfter'));
    expect(sum('assets', [...claim.rest])).toBe(vector.number('maxWithdrawAfter'));
  },
};

describe.each([
  ['rocket-pool', ROCKET_POOL],
  ['vault', VAULT],
] as const)('vectors of %s.json', (name, replays) => {
  const cases = parseVectors(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));

  it.each(Object.keys(replays))('of %s are reproduced to the wei', (kind) => {
    const vectors = cases.filter((fields) => fields.kind === kind).map((fields) => new Case(fields));
    expect(vectors.length).toBeGreaterThanOrEqual(288);
    vectors.forEach((vector, index) => {
      try {
        replays[kind]?.(vector);
      } catch (error) {
        throw new Error(`case ${index}: ${JSON.stringify(vector.fields)}`, { cause: error });
      }
    });
  });

  it('are of no other kind', () => {
    expect([...new Set(cases.map((fields) => fields.kind))].toSorted()).toEqual(Object.keys(replays).toSorted());
  });
});
