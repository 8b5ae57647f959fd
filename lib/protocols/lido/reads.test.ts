import { describe, expect, it } from 'vitest';

import { DecodeError } from '../read-plan';
import { type ReadScript, readThrough } from '../scripted-reads.fixture';
import { lidoAccountReads } from './account-reads';
import { lidoContractReads } from './contract-reads';
import { ALICE, CHAIN_SCRIPT, CONTRACTS, eth, PARTS, poolWith, positionWith, statusEntry } from './lido.fixture';
import { lidoPoolReads } from './pool-reads';
import { lidoRequestReads } from './request-reads';

const REVERT = new Error('reverted with 0x');
const names = (stage: readonly { functionName: string }[] | undefined) => stage?.map((call) => call.functionName);
const readPool = (script: ReadScript = {}) => readThrough(lidoPoolReads(CONTRACTS), { ...CHAIN_SCRIPT, ...script });
const readAccount = (script: ReadScript = {}) =>
  readThrough(lidoAccountReads(CONTRACTS, ALICE, PARTS), { ...CHAIN_SCRIPT, ...script });

const readContracts = (script: ReadScript = {}) =>
  readThrough(lidoContractReads(CONTRACTS.locator, PARTS), { ...CHAIN_SCRIPT, ...script });

describe('lidoContractReads', () => {
  it('resolves every contract from the locator, and HashConsensus from the oracle', () => {
    const { value, stages } = readContracts();
    expect(value).toEqual(CONTRACTS);
    expect(stages.map((calls) => calls.length)).toEqual([8, 1]);
    expect(stages[0]?.every((call) => call.address === CONTRACTS.locator)).toBe(true);
  });

  it('asks the queue for the wrapper where the locator does not know it, as before version 3', () => {
    const { value, stages } = readContracts({ wstETH: REVERT, WSTETH: CONTRACTS.wrapper });
    expect(value).toEqual(CONTRACTS);
    expect(names(stages[1])).toEqual(['getConsensusContract', 'WSTETH']);
    expect(() => readContracts({ wstETH: REVERT, WSTETH: REVERT })).toThrow(DecodeError);
  });

  it.each([
    ...['lido', 'withdrawalQueue', 'stakingRouter', 'withdrawalVault', 'elRewardsVault'],
    ...['accountingOracle', 'oracleReportSanityChecker', 'getConsensusContract'],
  ])('fails when nobody answers %s', (name) => {
    expect(() => readContracts({ [name]: REVERT })).toThrow(DecodeError);
  });
});

describe('lidoPoolReads', () => {
  it('reads a pool without waiting requests in one stage', () => {
    const { value, stages } = readPool();
    expect(value).toEqual(poolWith());
    expect(stages).toHaveLength(1);
  });

  it('counts what is not buffered as working', () => {
    expect(readPool({ getBufferedEther: eth(5_000n) }).value.ether).toEqual({
      buffered: eth(5_000n),
      working: eth(100_000n),
    });
  });

  it('reads the staking limit in the order of getStakeLimitFullInfo', () => {
    const { staking } = readPool({ getStakeLimitFullInfo: [true, true, 11n, 22n, 33n, 44n, 55n] }).value;
    expect(staking).toEqual({
      paused: true,
      limit: { max: 22n, maxGrowthBlocks: 33n, previous: 44n, previousBlock: 55n },
    });
  });

  it('reads every state of the queue', () => {
    const { queue } = readPool({
      isPaused: true,
      isBunkerModeActive: true,
      unfinalizedStETH: 1n,
      unfinalizedRequestNumber: 2n,
      getLastRequestId: 7n,
      getLastFinalizedRequestId: 7n,
      getLastCheckpointIndex: 4n,
      getLockedEtherAmount: 3n,
    }).value;
    expect(queue).toEqual({
      paused: true,
      bunker: true,
      unfinalized: 1n,
      unfinalizedCount: 2n,
      lastRequestId: 7n,
      lastFinalizedId: 7n,
      lastCheckpoint: 4n,
      locked: 3n,
      min: 100n,
      max: eth(1_000n),
      pending: [],
    });
  });

  it('reads what waits in a second stage, in order, in chunks of 250', () => {
    const { value, stages } = readPool({
      getLastFinalizedRequestId: 10n,
      getLastRequestId: 511n,
      getWithdrawalStatus: (ids: readonly bigint[]) => ids.map((id) => statusEntry(id * 1_000n)),
    });
    expect(stages).toHaveLength(2);
    const chunks = stages[1]?.map(({ args }) => args?.[0]) ?? [];
    expect(chunks.map((ids) => Array.isArray(ids) && ids.length)).toEqual([250, 250, 1]);
    expect(value.queue.pending).toHaveLength(501);
    expect(value.queue.pending?.at(0)).toEqual({ id: 11n, amount: 11_000n });
    expect(value.queue.pending?.at(250)).toEqual({ id: 261n, amount: 261_000n });
    expect(value.queue.pending?.at(-1)).toEqual({ id: 511n, amount: 511_000n });
  });

  it('reads a queue of 2,000 in full, and says that a longer one is unknown', () => {
    const getWithdrawalStatus = (ids: readonly bigint[]) => ids.map(() => statusEntry(1n));
    expect(readPool({ getLastRequestId: 2_000n, getWithdrawalStatus }).value.queue.pending).toHaveLength(2_000);
    const longer = readPool({ getLastRequestId: 2_001n, getWithdrawalStatus });
    expect(longer.value.queue.pending).toBeNull();
    expect(longer.stages).toHaveLength(1);
  });

  it.each(
    lidoPoolReads(CONTRACTS)
      .calls.map((call) => ({ key: `${call.address}.${call.functionName}`, name: call.functionName }))
      // Older versions do not have it, and nothing that is paid depends on it.
      .filter(({ name }) => name !== 'getExternalEther'),
  )('fails rather than guesses when $name reverts', ({ key }) => {
    expect(() => readPool({ [key]: REVERT })).toThrow(DecodeError);
  });

  it.each([
    { why: 'a fee without its base', script: { getStakingFeeAggregateDistribution: [5n, 5n] } },
    { why: 'a limit without flags', script: { getStakeLimitFullInfo: [] } },
    { why: 'a limit without amounts', script: { getStakeLimitFullInfo: [false, true, 1n] } },
    { why: 'a status too few', script: { getLastRequestId: 2n, getWithdrawalStatus: [statusEntry(1n)] } },
    {
      why: 'a status of another shape',
      script: { getLastRequestId: 1n, getWithdrawalStatus: [{ amountOfStETH: 1n }] },
    },
    { why: 'a reverted status', script: { getLastRequestId: 1n, getWithdrawalStatus: REVERT } },
  ])('fails for $why', ({ script }) => {
    expect(() => readPool(script)).toThrow(DecodeError);
  });
});

describe('lidoAccountReads', () => {
  it('reads an account without requests in one stage', () => {
    const { value, stages } = readAccount();
    expect(value).toEqual(positionWith());
    expect(stages).toHaveLength(1);
  });

  it('asks Multicall3 for the ether, so that it is of the same block', () => {
    expect(readAccount().stages[0]?.[0]).toMatchObject({
      address: PARTS.multicall,
      functionName: 'getEthBalance',
      args: [ALICE],
    });
  });

  it('tells the three allowances apart', () => {
    const { value } = readAccount({
      [`${CONTRACTS.token}.allowance`]: (_owner: string, spender: string) => (spender === CONTRACTS.wrapper ? 1n : 2n),
      [`${CONTRACTS.wrapper}.allowance`]: 3n,
    });
    expect(value.allowances).toEqual({ rebasingToWrapper: 1n, rebasingToQueue: 2n, wrappedToQueue: 3n });
  });

  it('reads waiting requests in two stages, oldest first, and asks for no hint', () => {
    const { value, stages } = readAccount({
      getWithdrawalRequests: [4n, 2n, 3n],
      getLastFinalizedRequestId: 1n,
      getWithdrawalStatus: (ids: readonly bigint[]) => ids.map((id) => statusEntry(id)),
    });
    expect(stages.slice(1).map(names)).toEqual([['getWithdrawalStatus']]);
    expect(value.requests).toEqual(
      [2n, 3n, 4n].map((id) => ({ id, owner: ALICE, nominal: id, requestedAt: 1_700_000_000n, claimable: null })),
    );
  });

  it('asks for hints of finalized requests only, sorted, then what they pay with those hints', () => {
    const { value, stages } = readAccount({
      getWithdrawalRequests: [9n, 10n, 2n, 1n],
      getLastFinalizedRequestId: 9n,
      getLastCheckpointIndex: 5n,
      getWithdrawalStatus: (ids: readonly bigint[]) => ids.map((id) => statusEntry(id, id <= 9n)),
      findCheckpointHints: (ids: readonly bigint[]) => ids.map((id) => id * 10n),
      getClaimableEther: (ids: readonly bigint[]) => ids.map((id) => id * 100n),
    });
    expect(stages).toHaveLength(3);
    expect(stages[1]?.map(({ functionName, args }) => ({ functionName, args }))).toEqual([
      { functionName: 'getWithdrawalStatus', args: [[1n, 2n, 9n, 10n]] },
      { functionName: 'findCheckpointHints', args: [[1n, 2n, 9n], 1n, 5n] },
    ]);
    expect(stages[2]?.map((call) => call.args)).toEqual([
      [
        [1n, 2n, 9n],
        [10n, 20n, 90n],
      ],
    ]);
    expect(value.requests.map(({ id, claimable }) => ({ id, claimable }))).toEqual([
      { id: 1n, claimable: { ether: 100n, hint: 10n } },
      { id: 2n, claimable: { ether: 200n, hint: 20n } },
      { id: 9n, claimable: { ether: 900n, hint: 90n } },
      { id: 10n, claimable: null },
    ]);
  });

  describe('with payments that logs tell of', () => {
    const script = {
      ...CHAIN_SCRIPT,
      getWithdrawalRequests: [9n, 10n, 2n],
      getLastFinalizedRequestId: 9n,
      getLastCheckpointIndex: 5n,
      getWithdrawalStatus: (ids: readonly bigint[]) => ids.map((id) => statusEntry(id, id <= 9n)),
      findCheckpointHints: [4n, 5n],
      getClaimableEther: (ids: readonly bigint[], hints: readonly bigint[]) =>
        hints.join() === '4,5' ? ids.map((id) => id * 100n) : REVERT,
    };
    const readWith = (payments: readonly { firstId: bigint; lastId: bigint }[], changes: ReadScript = {}) =>
      readThrough(lidoAccountReads(CONTRACTS, ALICE, PARTS, { payments }), { ...script, ...changes });
    const paid = { 2: 200n, 9: 900n };

    it('reads all of it in two stages', () => {
      const { value, stages } = readWith([
        { firstId: 2n, lastId: 6n },
        { firstId: 7n, lastId: 9n },
      ]);
      expect(stages.map((calls) => calls.length)).toEqual([10, 3]);
      expect(value.requests.map(({ claimable }) => claimable)).toEqual([
        { ether: paid[2], hint: 4n },
        { ether: paid[9], hint: 5n },
        null,
      ]);
    });

    it.each([
      { why: 'do not reach back', payments: [{ firstId: 7n, lastId: 9n }] },
      { why: 'are not the newest', payments: [{ firstId: 2n, lastId: 6n }] },
      // A checkpoint is missing between them: the contract knows better.
      {
        why: 'have a gap',
        payments: [
          { firstId: 1n, lastId: 2n },
          { firstId: 3n, lastId: 4n },
          { firstId: 5n, lastId: 9n },
        ],
      },
    ])('asks once more when they $why', ({ payments }) => {
      const { value, stages } = readWith(payments);
      expect(stages).toHaveLength(3);
      expect(value.requests[1]?.claimable).toEqual({ ether: paid[9], hint: 5n });
    });

    it('fails when the contract agrees on the hints and does not say what they pay', () => {
      const payments = [
        { firstId: 2n, lastId: 6n },
        { firstId: 7n, lastId: 9n },
      ];
      expect(() => readWith(payments, { getClaimableEther: REVERT })).toThrow(DecodeError);
    });
  });

  it.each(['getEthBalance', 'sharesOf', 'balanceOf', 'allowance', 'getWithdrawalRequests'])(
    'fails rather than shows nothing when %s reverts',
    (name) => {
      const script = Object.fromEntries(Object.entries(CHAIN_SCRIPT).filter(([key]) => !key.endsWith(`.${name}`)));
      const plan = lidoAccountReads(CONTRACTS, ALICE, PARTS);
      expect(() => readThrough(plan, { ...script, [name]: REVERT })).toThrow(DecodeError);
    },
  );

  it.each([
    { why: 'the search for hints reverts', script: { findCheckpointHints: REVERT } },
    { why: 'a hint is missing', script: { findCheckpointHints: [] } },
    { why: 'what it pays reverts', script: { getClaimableEther: REVERT } },
    { why: 'what it pays is missing', script: { getClaimableEther: [] } },
  ])('fails for a finalized request when $why', ({ script }) => {
    const finalized = {
      getWithdrawalRequests: [1n],
      getLastFinalizedRequestId: 1n,
      getWithdrawalStatus: [statusEntry(1n, true)],
      findCheckpointHints: [1n],
      getClaimableEther: [1n],
    };
    expect(readAccount(finalized).value.requests).toHaveLength(1);
    expect(() => readAccount({ ...finalized, ...script })).toThrow(DecodeError);
  });
});

describe('lidoRequestReads', () => {
  const script = {
    ...CHAIN_SCRIPT,
    getLastRequestId: 9n,
    tokenURI: 'data:,',
    findCheckpointHints: (ids: readonly bigint[], first: bigint, last: bigint) =>
      [first + last - 1n].slice(ids.length - 1),
    getWithdrawalStatus: [statusEntry(7n)],
  };
  const read = (id: bigint, changes: ReadScript = {}) =>
    readThrough(lidoRequestReads(CONTRACTS, id, 5n), { ...script, ...changes });

  it('reads one that waits in one stage, and says when there is none', () => {
    expect(read(7n).stages).toHaveLength(1);
    expect(read(7n).value).toMatchObject({ found: true, request: { id: 7n, claimable: null } });
    expect(read(10n, { getWithdrawalStatus: REVERT, findCheckpointHints: REVERT }).value).toEqual({
      found: false,
      lastRequestId: 9n,
    });
  });

  it('reads what a paid one pays in two stages, with the hint of the first', () => {
    const { value, stages } = read(7n, {
      getWithdrawalStatus: [statusEntry(7n, true)],
      getClaimableEther: (ids: readonly bigint[], hints: readonly bigint[]) => (hints[0] === 5n ? ids : REVERT),
    });
    expect(stages).toHaveLength(2);
    expect(value).toMatchObject({ request: { claimable: 7n } });
  });
});
