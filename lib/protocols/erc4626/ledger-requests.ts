import { type Address, encodeEventTopics, erc20Abi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import type { AccountState } from '@/lib/domain/ledger-book';
import type { AccountEvent } from '@/lib/domain/ledger-events';
import { openRedeemRequests, type RedeemRequests } from '@/lib/domain/redeem-requests';
import { shares, wei } from '@/lib/units/units';

import { amountOf, isAt, isOf } from '../decoded-logs';
import { sourcesOf } from '../ledger-origins';
import type { AccountLog, LedgerSource } from '../ledger-source';
import type { LogFilter } from '../log-filter';
import { type Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import type { VaultContracts } from './pool';

/**
 * A ledger of a vault's shares that also keeps what was asked back: shares that wait go on to earn, those that are paid
 * for are worth what they pay, until it is claimed. For vaults that list requests and announce what an epoch is paid;
 * of others nobody tells when a request became ready, and its shares have left the ledger.
 * @param source of the shares themselves
 */
export function withRequests(source: LedgerSource, contracts: VaultContracts): LedgerSource {
  const { vault } = contracts;
  return {
    ...source,
    keepsRequests: true,
    origins: withRequestOrigins(source.origins, vault),
    logs: (account, fromBlock) => {
      const own = source.logs(account, fromBlock);
      return {
        ...own,
        queries: [
          ...own.queries,
          { addresses: [vault], topics: topicsOf('RedeemRequest', { controller: account }) },
          { addresses: [vault], topics: topicsOf('Withdraw', { owner: account }) },
        ],
        contracts: contractsOf(contracts),
      };
    },
    sharedLogs: (fromBlock) => ({
      key: `vault-${vault.toLowerCase()}:fulfilments`,
      queries: [{ addresses: [vault], topics: topicsOf('EpochFulfilled') }],
      contracts: contractsOf(contracts),
      fromBlock,
    }),
    state: (account) => stateWithRequests(source.state(account), vault, account),
    decode: (logs, account, nominals) => {
      const requests = openRedeemRequests();
      return logs.flatMap((log) =>
        isAt(log, vault) && log.eventName !== 'Transfer'
          ? eventsOf(log, account, requests)
          : source.decode([log], account, nominals),
      );
    },
  };
}

function withRequestOrigins(
  { events, worth, balance }: LedgerSource['origins'],
  vault: Address,
): LedgerSource['origins'] {
  const of = sourcesOf(vault, 'ERC-4626 vault');
  return {
    events: {
      ...events,
      asked: of('RedeemRequest(address,address,uint256,address,uint256)'),
      ready: of('EpochFulfilled(uint256,uint256,uint256,uint256)'),
      claimed: of('Withdraw(address,address,address,uint256,uint256)'),
    },
    worth: {
      ...worth,
      // Shares that wait go on to earn at the same rate.
      ...(worth.wrapped && { shares: worth.wrapped }),
      queued: { ...of('maxWithdraw(address)(uint256)'), of: 'account' },
    },
    balance,
  };
}

function topicsOf(eventName: 'RedeemRequest' | 'Withdraw' | 'EpochFulfilled', args: Record<string, Address> = {}) {
  return encodeEventTopics({ abi: asyncVaultAbi, eventName, args }) as LogFilter['queries'][number]['topics'];
}

/** A vault can be its own share. */
function contractsOf({ vault, share }: VaultContracts): LogFilter['contracts'] {
  const abi = [...erc20Abi, ...asyncVaultAbi];
  return [share.address, vault].map((address) => ({ address, abi }));
}

function eventsOf(log: AccountLog, account: Address, requests: RedeemRequests): readonly AccountEvent[] {
  const { blockNumber, logIndex, transaction } = log;
  const place = { blockNumber, logIndex, transaction };
  switch (log.eventName) {
    case 'RedeemRequest': {
      if (!isOf(log, 'controller', account)) return [];
      const amount = shares(amountOf(log, 'shares'));
      requests.ask(amountOf(log, 'requestId'), amount);
      return [{ kind: 'shares-asked', ...place, shares: amount }];
    }
    case 'EpochFulfilled': {
      const ready = requests.fulfil(amountOf(log, 'epoch'), redemptionOf(log));
      return ready === null ? [] : [{ kind: 'shares-ready', ...place, ...ready }];
    }
    case 'Withdraw': {
      const claimed = redemptionOf(log);
      const dust = requests.claim(claimed);
      if (dust === null) throw new DecodeError('Withdraw', 'the requests do not lead to such a claim');
      const paid = claimed.assets;
      return [{ kind: 'claimed', ...place, nominal: wei(paid + dust), paid, shares: claimed.shares }];
    }
    default:
      return [];
  }
}

function redemptionOf(log: AccountLog) {
  return { shares: shares(amountOf(log, 'shares')), assets: wei(amountOf(log, 'assets')) };
}

function stateWithRequests(
  held: ReadPlan<AccountState | null>,
  vault: Address,
  account: Address,
): ReadPlan<AccountState | null> {
  const ask = (functionName: string, ...args: unknown[]): ContractRead => {
    return { address: vault, abi: asyncVaultAbi, functionName, args };
  };
  const list = planReads({ ids: ask('redeemRequestIds', account) }, done);
  return {
    calls: [...held.calls, ...list.calls],
    decode: (results) => {
      const step = held.decode(results.slice(0, held.calls.length));
      const listed = list.decode(results.slice(held.calls.length));
      if (!step.done || !listed.done) throw new DecodeError('ledger', 'the state of a vault takes one stage');
      const state = step.value;
      const ids = state === null ? [] : listed.value.bigints('ids');
      if (state === null || ids.length === 0) return done(state);
      const calls = ids.flatMap((id) => [
        [`waiting${id}`, ask('pendingRedeemRequest', id, account)],
        [`ready${id}`, ask('claimableRedeemAssets', id, account)],
      ]);
      return andThen(
        planReads(Object.fromEntries(calls), (answers) =>
          done({ ...state, shares: shares(sumOf(answers, 'waiting', ids)), queued: wei(sumOf(answers, 'ready', ids)) }),
        ),
      );
    },
  };
}

function sumOf(answers: Answers, name: 'waiting' | 'ready', ids: readonly bigint[]): bigint {
  return ids.reduce((sum, id) => sum + answers.bigint(`${name}${id}`), 0n);
}
