import { type Abi, type AbiEvent, toEventSelector } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import type { Deposit, QueueReport } from '@/lib/domain/queue-history';
import type { LoggedRequest, QueueClaim, QueueLife, QueuePayment } from '@/lib/domain/queue-life';
import { shares, type UnixSeconds, unixSeconds, type Wei, wei } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { addressOf, amountOf } from '../decoded-logs';
import type { LogFilter } from '../log-filter';
import type { PlacedLog, TimedLog } from '../protocol';
import { DecodeError } from '../read-plan';
import type { LidoContracts } from './pool';

/** Of the token: deposits, and what a report took from the vaults. Of the queue: what was asked for, paid, claimed. */
const EVENTS = {
  token: ['Submitted', 'ETHDistributed', 'TokenRebased'],
  queue: ['WithdrawalRequested', 'WithdrawalsFinalized', 'WithdrawalClaimed'],
} as const;

/** Which logs say what came into the pool and how long requests waited. */
export function lidoQueueLogs({ token, queue }: LidoContracts, fromBlock: bigint): LogFilter {
  const parts = [
    { address: token, abi: events(lidoAbi, EVENTS.token) },
    { address: queue, abi: events(withdrawalQueueErc721Abi, EVENTS.queue) },
  ];
  return {
    key: 'lido:queue',
    queries: parts.map(({ address, abi }) => ({
      addresses: [address],
      topics: [abi.map((event) => toEventSelector(event))],
    })),
    contracts: parts,
    fromBlock,
  };
}

function events(abi: Abi, names: readonly string[]): readonly AbiEvent[] {
  return abi.filter((item) => item.type === 'event').filter(({ name }) => names.includes(name));
}

/**
 * Reads reports, requests, payments and claims from these logs. A report emits, in this order, `WithdrawalsFinalized` when it pays,
 * `ETHDistributed`, and `TokenRebased`, which ends it.
 * @param logs in the order of the chain
 * @throws DecodeError for a report without `ETHDistributed`
 */
export function lidoQueueLife(logs: readonly PlacedLog[]): QueueLife {
  const reports: QueueReport[] = [];
  const requests: LoggedRequest[] = [];
  const payments: QueuePayment[] = [];
  const claims: QueueClaim[] = [];
  let deposits: Deposit[] = [];
  let paidUpTo = 0n;
  let distributed: DecodedLog | null = null;
  const paidIn = new Map<string, bigint>();
  for (const log of logs) {
    switch (log.eventName) {
      case 'Submitted':
        deposits.push({ at: timeOf(log), amount: wei(amountOf(log, 'amount')) });
        break;
      case 'WithdrawalRequested':
        requests.push(...requestOf(log));
        break;
      case 'WithdrawalsFinalized':
        paidUpTo = amountOf(log, 'to');
        paidIn.set(log.transaction, amountOf(log, 'timestamp'));
        payments.push(paymentOf(log));
        break;
      case 'WithdrawalClaimed':
        claims.push(claimOf(log));
        break;
      case 'ETHDistributed':
        distributed = log;
        break;
      case 'TokenRebased':
        if (distributed === null) throw new DecodeError('TokenRebased', 'comes without ETHDistributed');
        reports.push({
          ...timesOf(log, paidIn.get(log.transaction) ?? null),
          rewards: rewardsOf(distributed),
          deposits,
          buffer: wei(amountOf(distributed, 'postBufferedEther')),
          paidUpTo,
        });
        deposits = [];
        distributed = null;
        break;
      default:
        throw new DecodeError(log.eventName, 'is none of the queue’s events');
    }
  }
  return { reports, requests, payments, claims };
}

function timeOf({ timestamp }: TimedLog): UnixSeconds | null {
  return timestamp === null ? null : unixSeconds(timestamp);
}

/** A request whose time the node does not say teaches nothing. */
function requestOf(log: PlacedLog): readonly LoggedRequest[] {
  const at = timeOf(log);
  if (at === null) return [];
  const { blockNumber, transaction } = log;
  return [
    { id: amountOf(log, 'requestId'), at, amount: wei(amountOf(log, 'amountOfStETH')), blockNumber, transaction },
  ];
}

function paymentOf(log: PlacedLog): QueuePayment {
  return {
    firstId: amountOf(log, 'from'),
    lastId: amountOf(log, 'to'),
    ether: wei(amountOf(log, 'amountOfETHLocked')),
    shares: shares(amountOf(log, 'sharesToBurn')),
    at: unixSeconds(amountOf(log, 'timestamp')),
    blockNumber: log.blockNumber,
    transaction: log.transaction,
  };
}

function claimOf(log: PlacedLog): QueueClaim {
  return {
    id: amountOf(log, 'requestId'),
    receiver: addressOf(log, 'receiver'),
    ether: wei(amountOf(log, 'amountOfETH')),
    at: timeOf(log),
    transaction: log.transaction,
  };
}

/** @param paidAt the time that a payment in the same transaction names, for a node that does not say its blocks' */
function timesOf(log: TimedLog, paidAt: bigint | null): Pick<QueueReport, 'reference' | 'landedAt' | 'elapsed'> {
  const landedAt = log.timestamp ?? paidAt;
  return {
    reference: unixSeconds(amountOf(log, 'reportTimestamp')),
    landedAt: landedAt === null ? null : unixSeconds(landedAt),
    elapsed: amountOf(log, 'timeElapsed'),
  };
}

/**
 * What a report took from the vaults as rewards, wei: execution-layer rewards, and of what validators paid out as much as
 * they gained. The rest is what exited validators brought back.
 */
function rewardsOf(log: DecodedLog): Wei {
  const withdrawn = amountOf(log, 'withdrawalsWithdrawn');
  const gained = amountOf(log, 'postCLBalance') + withdrawn - amountOf(log, 'preCLBalance');
  const skimmed = gained < 0n ? 0n : gained < withdrawn ? gained : withdrawn;
  return wei(amountOf(log, 'executionLayerRewardsWithdrawn') + skimmed);
}
