import { type Address, type Hex, pad, toEventSelector } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import type { AccountEvent, EventPlace } from '@/lib/domain/ledger-events';
import { shares, type Wei, wei } from '@/lib/units/units';

import { amountOf, isAt } from '../decoded-logs';
import type { AccountLog } from '../ledger-source';
import type { LogFilter } from '../log-filter';
import { DecodeError } from '../read-plan';
import type { LidoContracts } from './pool';

const topicOf = (name: string): Hex => {
  const event = [...lidoAbi, ...wstEthAbi, ...withdrawalQueueErc721Abi].find(
    (item) => item.type === 'event' && item.name === name,
  );
  if (event?.type !== 'event') throw new DecodeError('ABI', `has no ${name}`);
  return toEventSelector(event);
};

/**
 * Everything that happens to an account in Lido. The account is the first indexed argument of what it gives away and of
 * `SharesBurnt`, the second of what it gets and of `WithdrawalClaimed`, the third (owner) of `WithdrawalRequested`. The
 * rebasing token's ERC-20 `Transfer` comes along and is passed over: it carries a rounded amount, `TransferShares` the
 * exact one.
 */
export function lidoAccountLogs(contracts: LidoContracts, account: Address, fromBlock: bigint): LogFilter {
  const { token, wrapper, queue } = contracts;
  const addresses = [token, wrapper, queue];
  const who = pad(lowerCase(account), { size: 32 });
  const [moved, transfer] = [topicOf('TransferShares'), topicOf('Transfer')];
  return {
    key: `lido:account:${account.toLowerCase()}`,
    queries: [
      { addresses, topics: [[moved, transfer, topicOf('SharesBurnt')], who] },
      { addresses, topics: [[moved, transfer, topicOf('WithdrawalClaimed')], null, who] },
      { addresses: [queue], topics: [topicOf('WithdrawalRequested'), null, null, who] },
    ],
    contracts: [
      { address: token, abi: lidoAbi },
      { address: wrapper, abi: wstEthAbi },
      { address: queue, abi: withdrawalQueueErc721Abi },
    ],
    fromBlock,
    personal: true,
  };
}

/** Requests that were claimed or changed hands, whose nominal amount their logs do not carry. */
export function requestsToLookUp(logs: readonly AccountLog[], { queue }: LidoContracts): readonly bigint[] {
  const ids = logs.flatMap((log) => {
    if (!isAt(log, queue)) return [];
    if (log.eventName === 'WithdrawalClaimed') return [amountOf(log, 'requestId')];
    return log.eventName === 'Transfer' && isHandover(log) ? [amountOf(log, 'tokenId')] : [];
  });
  return [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1));
}

/**
 * What logs of {@link lidoAccountLogs} mean for the account.
 * @param nominals of each of {@link requestsToLookUp}
 * @throws DecodeError for a log of another shape, or a request without a nominal amount
 */
export function decodeAccountLogs(
  logs: readonly AccountLog[],
  contracts: LidoContracts,
  account: Address,
  nominals: ReadonlyMap<bigint, Wei>,
): readonly AccountEvent[] {
  return logs.flatMap((log) => {
    if (isAt(log, contracts.token)) return eventOfToken(log);
    if (isAt(log, contracts.wrapper)) return eventOfWrapper(log);
    return eventOfQueue(log, account, nominals);
  });
}

function eventOfToken(log: AccountLog): readonly AccountEvent[] {
  switch (log.eventName) {
    case 'TransferShares': {
      const moved = {
        from: address(log, 'from'),
        to: address(log, 'to'),
        shares: shares(amountOf(log, 'sharesValue')),
      };
      return [{ kind: 'shares-moved', ...placeOf(log), ...moved }];
    }
    case 'SharesBurnt':
      return [{ kind: 'shares-burnt', ...placeOf(log), shares: shares(amountOf(log, 'sharesAmount')) }];
    default:
      return [];
  }
}

function eventOfWrapper(log: AccountLog): readonly AccountEvent[] {
  const moved = { from: address(log, 'from'), to: address(log, 'to'), shares: shares(amountOf(log, 'value')) };
  return [{ kind: 'wrapped-moved', ...placeOf(log), ...moved }];
}

function eventOfQueue(log: AccountLog, account: Address, nominals: ReadonlyMap<bigint, Wei>): readonly AccountEvent[] {
  switch (log.eventName) {
    case 'WithdrawalRequested':
      return [{ kind: 'request-gained', ...placeOf(log), nominal: wei(amountOf(log, 'amountOfStETH')), made: true }];
    case 'WithdrawalClaimed': {
      const nominal = nominalOf(amountOf(log, 'requestId'), nominals);
      return [{ kind: 'claimed', ...placeOf(log), nominal, paid: wei(amountOf(log, 'amountOfETH')) }];
    }
    case 'Transfer':
      return eventOfHandover(log, account, nominals);
    default:
      return [];
  }
}

/** Creation and end of a request are told by their own events; a handover to oneself changes nothing. */
function isHandover(log: AccountLog): boolean {
  const [from, to] = [address(log, 'from'), address(log, 'to')];
  return !isNobody(from) && !isNobody(to) && !same(from, to);
}

function eventOfHandover(
  log: AccountLog,
  account: Address,
  nominals: ReadonlyMap<bigint, Wei>,
): readonly AccountEvent[] {
  if (!isHandover(log)) return [];
  const nominal = nominalOf(amountOf(log, 'tokenId'), nominals);
  return same(address(log, 'to'), account)
    ? [{ kind: 'request-gained', ...placeOf(log), nominal, made: false }]
    : [{ kind: 'request-given', ...placeOf(log), nominal }];
}

function placeOf({ blockNumber, logIndex, transaction }: AccountLog): EventPlace {
  return { blockNumber, logIndex, transaction };
}

function nominalOf(id: bigint, nominals: ReadonlyMap<bigint, Wei>): Wei {
  const nominal = nominals.get(id);
  if (nominal === undefined) throw new DecodeError('ledger', `no amount of request ${id}`);
  return nominal;
}

function address(log: AccountLog, name: string): string {
  const value = log.args[name];
  if (typeof value === 'string') return value;
  throw new DecodeError(log.eventName, `has no ${name}`);
}

const lowerCase = (account: Address): Address => `0x${account.slice(2).toLowerCase()}`;
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const isNobody = (who: string): boolean => /^0x0{40}$/.test(who);
