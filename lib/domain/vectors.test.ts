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

const FOLDER = path.join(import.meta.dirname, '../../contracts/test/vectors');

/** One line of a vector file: numbers as decimal strings. */
class Case {
  constructor(readonly fields: Readonly<Record<string, string>>) {}

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

describe.each([['rocket-pool', ROCKET_POOL]] as const)('vectors of %s.json', (name, replays) => {
  const { cases } = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as {
    cases: readonly Readonly<Record<string, string>>[];
  };

  it.each(Object.keys(replays))('of %s are reproduced to the wei', (kind) => {
    const vectors = cases.filter((fields) => fields.kind === kind).map((fields) => new Case(fields));
    expect(vectors.length).toBeGreaterThanOrEqual(48);
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
