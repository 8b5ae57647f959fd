import { describe, expect, it } from 'vitest';

import { validatorsOf } from '../operators';
import { DecodeError } from '../read-plan';
import { readThrough } from '../scripted-reads.fixture';
import { CONTRACTS } from './lido.fixture';
import { lidoOperatorReads } from './operators';

const CURATED = '0x6000000000000000000000000000000000000006';
const OPEN = '0x7000000000000000000000000000000000000007';

function moduleOf(id: number, address: string, name: string, status = 0) {
  return {
    id,
    stakingModuleAddress: address,
    stakingModuleFee: 500,
    treasuryFee: 500,
    stakeShareLimit: 10_000,
    status,
    name,
  };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => BigInt(index));
/** Target mode, target count, stuck, refunded, penalty end, exited, deposited, depositable. */
const summary = (deposited: bigint, exited: bigint, stuck = 0n) => [0n, 0n, stuck, 0n, 0n, exited, deposited, 3n];

const script = {
  getStakingModules: [moduleOf(1, CURATED, 'curated'), moduleOf(3, OPEN, 'open', 1)],
  [`${CURATED}.getStakingModuleSummary`]: [1n, 15n, 6n],
  [`${OPEN}.getStakingModuleSummary`]: [0n, 300n, 0n],
  [`${CURATED}.getNodeOperatorsCount`]: 2n,
  [`${OPEN}.getNodeOperatorsCount`]: 1_500n,
  [`${CURATED}.getNodeOperatorIds`]: ids(2),
  [`${OPEN}.getNodeOperatorIds`]: ids(300),
  [`${CURATED}.getNodeOperatorSummary`]: (id: bigint) => (id === 0n ? summary(10n, 1n, 2n) : summary(5n, 0n)),
  [`${OPEN}.getNodeOperatorSummary`]: () => summary(1n, 0n),
  getNodeOperatorIsActive: (id: bigint) => id !== 1n,
  [`${CURATED}.getNodeOperator`]: (id: bigint) => [true, `Operator ${id}`, CURATED, 0n, 0n, 0n, 0n],
  [`${OPEN}.getNodeOperator`]: () => new Error('no such function'),
};

describe('operators of Lido', () => {
  it('reads modules, and each operator with its validators; names where the module keeps them', () => {
    const { value } = readThrough(lidoOperatorReads(CONTRACTS), script);
    expect(value.map(({ id, name, status, operatorCount }) => ({ id, name, status, operatorCount }))).toEqual([
      { id: 1n, name: 'curated', status: 'active', operatorCount: 2n },
      { id: 3n, name: 'open', status: 'deposits-paused', operatorCount: 1_500n },
    ]);
    expect(value[0]).toMatchObject({
      fee: { operators: 500n, treasury: 500n },
      validators: { exited: 1n, deposited: 15n, depositable: 6n },
    });
    const [first, second] = value[0]?.operators ?? [];
    expect(first).toEqual({
      module: 1n,
      id: 0n,
      name: 'Operator 0',
      active: true,
      deposited: 10n,
      exited: 1n,
      depositable: 3n,
      stuck: 2n,
    });
    expect(first && validatorsOf(first)).toBe(9n);
    expect(second?.active).toBe(false);
    expect(value[1]?.operators).toHaveLength(300);
    expect(value[1]?.operators[0]?.name).toBeNull();
  });

  it('asks in parts of bounded size', () => {
    const { stages } = readThrough(lidoOperatorReads(CONTRACTS), script);
    expect(stages.map((calls) => calls.length)).toEqual([1, 6, 360, 360, 186]);
    expect(stages[1]?.[2]?.args).toEqual([0n, 1_000n]);
  });

  it('is empty without modules, and stops at modules without operators', () => {
    expect(readThrough(lidoOperatorReads(CONTRACTS), { getStakingModules: [] }).value).toEqual([]);
    const none = {
      ...script,
      getStakingModules: [moduleOf(1, CURATED, 'curated')],
      [`${CURATED}.getNodeOperatorIds`]: [],
    };
    expect(readThrough(lidoOperatorReads(CONTRACTS), none).value[0]?.operators).toEqual([]);
  });

  it('refuses a status it does not know, rather than to guess', () => {
    const odd = { getStakingModules: [moduleOf(1, CURATED, 'curated', 9)] };
    expect(() => readThrough(lidoOperatorReads(CONTRACTS), odd)).toThrow(DecodeError);
  });
});
