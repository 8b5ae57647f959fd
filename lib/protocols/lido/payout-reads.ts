import { type Abi, parseAbi } from 'viem';

import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';
import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import type { FrameClock } from '@/lib/domain/frames';
import { type UnixSeconds, unixSeconds, wei } from '@/lib/units/units';

import { nativeBalanceRead } from '../native-balance';
import { type Answers, type ContractRead, DecodeError } from '../read-plan';
import type { LidoContracts, PayoutState } from './pool';

/**
 * The limits of a report are a struct of numbers, which is encoded as a list of them: 12 up to version 3.0, 16 since 3.1
 * (lidofinance/core, OracleReportSanityChecker.sol). A list of 16 can be read as one of 12, but not the other way round.
 */
const limitsAbi = {
  12: parseAbi(['function getOracleReportLimits() view returns (uint256[12])']),
  16: parseAbi(['function getOracleReportLimits() view returns (uint256[16])']),
};
/** Since version 3, which brought vaults of single stakers (lidofinance/core, Lido.sol). */
const externalAbi = parseAbi(['function getExternalEther() view returns (uint256)']);
/** Where `requestTimestampMargin` is in them. */
const MARGIN_INDEX = { 12: 7, 16: 9 } as const;
/** PausableUntil.PAUSE_INFINITELY. */
const FOREVER = 2n ** 256n - 1n;

/** What the time of a payment depends on, as calls of the pool's first stage. */
export function payoutCalls(contracts: LidoContracts): Readonly<Record<string, ContractRead>> {
  const lido = (functionName: string) => ({ address: contracts.token, abi: lidoAbi, functionName });
  const consensus = (functionName: string) => ({ address: contracts.consensus, abi: hashConsensusAbi, functionName });
  const limits = (abi: Abi) => ({ address: contracts.limits, abi, functionName: 'getOracleReportLimits' });
  return {
    withdrawalVault: nativeBalanceRead(contracts.multicall, contracts.withdrawalVault),
    rewardsVault: nativeBalanceRead(contracts.multicall, contracts.rewardsVault),
    reserve: lido('getDepositsReserve'),
    reserveTarget: lido('getDepositsReserveTarget'),
    balanceStats: lido('getBalanceStats'),
    external: { address: contracts.token, abi: externalAbi, functionName: 'getExternalEther' },
    limits12: limits(limitsAbi[12]),
    limits16: limits(limitsAbi[16]),
    frameConfig: consensus('getFrameConfig'),
    chainConfig: consensus('getChainConfig'),
    resumesAt: { address: contracts.queue, abi: withdrawalQueueErc721Abi, functionName: 'getResumeSinceTimestamp' },
  };
}

/**
 * Reads their answers. `getDepositsReserve()` tells version 3.1 from those before (as Lido's withdrawals-api does): with it
 * everything of that version has to be there, without it nothing of it.
 * @throws DecodeError for an answer that is missing, or does not fit the version
 */
export function decodePayout(answers: Answers): PayoutState {
  const has31 = answers.has('reserve');
  const resumesAt = answers.bigint('resumesAt');
  const base = {
    clock: decodeClock(answers),
    marginSeconds: decodeMargin(answers, has31),
    vaults: {
      withdrawals: wei(answers.bigint('withdrawalVault')),
      rewards: wei(answers.bigint('rewardsVault')),
    },
    external: answers.has('external') ? wei(answers.bigint('external')) : null,
    pausedUntil: answers.boolean('queuePaused') ? pauseEnd(resumesAt) : null,
  };
  if (!has31) return { ...base, depositsReserve: null, consensusLayer: null };
  const [validators, pending, depositedSince] = integers(answers, 'balanceStats', 4);
  return {
    ...base,
    depositsReserve: { now: wei(answers.bigint('reserve')), target: wei(answers.bigint('reserveTarget')) },
    consensusLayer: { validators: wei(validators), pending: wei(pending), depositedSince: wei(depositedSince) },
  };
}

function decodeClock(answers: Answers): FrameClock {
  const [initialEpoch, epochsPerFrame] = integers(answers, 'frameConfig', 3);
  const [slotsPerEpoch, secondsPerSlot, genesisTime] = integers(answers, 'chainConfig', 3);
  return { genesisTime: unixSeconds(genesisTime), secondsPerSlot, slotsPerEpoch, initialEpoch, epochsPerFrame };
}

function decodeMargin(answers: Answers, has31: boolean): bigint {
  if (!has31 && answers.has('limits16')) throw new DecodeError('reserve', 'is missing in a version that has it');
  const fields = has31 ? 16 : 12;
  const margin = answers.bigints(`limits${fields}`)[MARGIN_INDEX[fields]];
  if (margin === undefined) throw new DecodeError(`limits${fields}`, 'has no margin');
  return margin;
}

function pauseEnd(resumesAt: bigint): UnixSeconds | 'indefinitely' {
  return resumesAt === FOREVER ? 'indefinitely' : unixSeconds(resumesAt);
}

/** At least three integers; @throws DecodeError when there are not `count` of them. */
function integers(answers: Answers, name: string, count: number): readonly [bigint, bigint, bigint] {
  const found = answers.bigints(name);
  const [first, second, third] = found;
  if (first === undefined || second === undefined || third === undefined || found.length !== count)
    throw new DecodeError(name, `has ${found.length} parts, not ${count}`);
  return [first, second, third];
}
