import { decodeFunctionResult, encodeAbiParameters, encodeFunctionResult } from 'viem';
import { describe, expect, it } from 'vitest';
import { oracleReportSanityCheckerAbi } from '@/contracts-abi/oracle-report-sanity-checker';
import { unixSeconds, wei } from '@/lib/units/units';

import { DecodeError } from '../read-plan';
import { type ReadScript, readThrough } from '../scripted-reads.fixture';
import { CHAIN_SCRIPT, CLOCK, CONTRACTS, eth, LIMITS_12, LIMITS_16, poolWith } from './lido.fixture';
import { payoutCalls } from './payout-reads';
import { lidoPoolReads } from './pool-reads';

const REVERT = new Error('reverted with 0x');
const payoutOf = (script: ReadScript = {}) =>
  readThrough(lidoPoolReads(CONTRACTS), { ...CHAIN_SCRIPT, ...script }).value.payout;
/** What contracts of version 3.0 and before do not have. */
const BEFORE_31: ReadScript = {
  getDepositsReserve: REVERT,
  getDepositsReserveTarget: REVERT,
  getBalanceStats: REVERT,
};
const callOf = (name: string) => {
  const call = payoutCalls(CONTRACTS)[name];
  if (call === undefined) throw new Error(name);
  return call;
};

describe('what decides a payment', () => {
  it('is read with the pool: clock, margin, vaults, reserve, consensus layer', () => {
    expect(payoutOf()).toEqual(poolWith().payout);
    expect(payoutOf().clock).toEqual(CLOCK);
  });

  it('asks Multicall3 for what the vaults hold, so that it is of the same block', () => {
    const { address, args } = callOf('withdrawalVault');
    expect([address, args]).toEqual([CONTRACTS.multicall, [CONTRACTS.withdrawalVault]]);
    expect(callOf('rewardsVault').args).toEqual([CONTRACTS.rewardsVault]);
  });

  it('knows a version before 3.1 by the reserve that it does not have: 12 limits, the margin eighth', () => {
    // A struct of 12 cannot be read as one of 16, which the reader learns as a failure of that call.
    const limits = scriptedLimits(LIMITS_12);
    expect(payoutOf({ ...BEFORE_31, ...limits })).toMatchObject({
      marginSeconds: 7_200n,
      depositsReserve: null,
      consensusLayer: null,
    });
  });

  it('says that ETH in vaults of single stakers is absent, not none, where the version has no such vaults', () => {
    expect(payoutOf().external).toBe(eth(7n));
    expect(payoutOf({ getExternalEther: 0n }).external).toBe(wei(0n));
    expect(payoutOf({ ...BEFORE_31, ...scriptedLimits(LIMITS_12), getExternalEther: REVERT }).external).toBeNull();
  });

  it('takes no list of 16 for one of 12: a reserve that fails by itself is not an older version', () => {
    expect(() => payoutOf(BEFORE_31)).toThrow(DecodeError);
  });

  it.each(['getDepositsReserveTarget', 'getBalanceStats', 'getOracleReportLimits', 'getFrameConfig', 'getChainConfig'])(
    'fails rather than guesses when %s reverts in version 3.1',
    (name) => {
      expect(() => payoutOf({ [name]: REVERT })).toThrow(DecodeError);
    },
  );

  it.each([
    { isPaused: false, getResumeSinceTimestamp: 5n, until: null },
    { isPaused: true, getResumeSinceTimestamp: 1_700_000_000n, until: unixSeconds(1_700_000_000n) },
    { isPaused: true, getResumeSinceTimestamp: 2n ** 256n - 1n, until: 'indefinitely' },
  ])('paused $isPaused: until $until', ({ until, ...script }) => {
    expect(payoutOf(script).pausedUntil).toBe(until);
  });

  it('reads the margin where the contract of this repository has it', () => {
    const named = decodeFunctionResult({
      abi: oracleReportSanityCheckerAbi,
      functionName: 'getOracleReportLimits',
      data: encodeAbiParameters([{ type: 'uint256[16]' }], [LIMITS_16 as never]),
    });
    expect(named.requestTimestampMargin).toBe(7_680n);
    const data = encodeFunctionResult({
      abi: oracleReportSanityCheckerAbi,
      functionName: 'getOracleReportLimits',
      result: named,
    });
    const { abi, functionName } = callOf('limits16');
    expect(decodeFunctionResult({ abi, functionName, data })).toEqual(LIMITS_16);
    const twelve = encodeAbiParameters([{ type: 'uint256[12]' }], [LIMITS_12 as never]);
    expect(() => decodeFunctionResult({ abi, functionName, data: twelve })).toThrow();
    expect(payoutOf({ getBufferedEther: eth(1n) }).marginSeconds).toBe(7_680n);
  });
});

/** Both forms of the call have the same name; which one is asked shows in the ABI, which a script does not see. */
function scriptedLimits(limits: readonly bigint[]): ReadScript {
  let asked = 0;
  return {
    getOracleReportLimits: () => {
      asked += 1;
      return asked === 1 ? limits : REVERT;
    },
  };
}
