import { type Address, encodeEventTopics, erc20Abi, type Hex, zeroAddress } from 'viem';

import type { AccountState } from '@/lib/domain/ledger-book';
import type { ShareRate } from '@/lib/domain/share-rate';
import { shares, wei } from '@/lib/units/units';

import { amountOf } from './decoded-logs';
import type { AccountOrigins, WorthSource } from './ledger-origins';
import type { LedgerSource } from './ledger-source';
import { type Answers, type ContractRead, DecodeError, done, planReads } from './read-plan';

/** A pool whose only token is worth more and more. */
export interface AccruingPool {
  /** Names its histories. */
  readonly key: string;
  /** The token. */
  readonly token: Address;
  /** What its contract is called. */
  readonly tokenName: string;
  /** What tells the worth of an amount of it. */
  readonly worth: WorthSource;
  /** Where tokens go when they are asked back; null where they are paid for at once. */
  readonly queue: Address | null;
  /** Calls that tell the rate, and how. Null where the pool is not there yet. */
  readonly rateCalls: Readonly<Record<string, ContractRead>>;
  rateOf(answers: Answers): ShareRate | null;
}

/**
 * An account's ledger of such a token: what came and left by its `Transfer` events, earning by each report's step of the
 * rate. Tokens that were asked back have left it.
 */
export function accruingLedger(pool: AccruingPool): LedgerSource {
  const { key, token, queue, rateCalls, rateOf } = pool;
  return {
    ownContracts: [zeroAddress, token, ...(queue === null ? [] : [queue])],
    keepsRequests: false,
    origins: originsOf(pool),
    places: (account) => ({ account, wrapper: null, withdrawalQueue: queue }),
    logs: (account, fromBlock) => ({
      key: `${key}:account:${account.toLowerCase()}`,
      queries: [
        { addresses: [token], topics: transferTopics({ from: account }) },
        { addresses: [token], topics: transferTopics({ to: account }) },
      ],
      contracts: [{ address: token, abi: erc20Abi }],
      fromBlock,
      personal: true,
    }),
    state: (account) =>
      planReads(
        { held: { address: token, abi: erc20Abi, functionName: 'balanceOf', args: [account] }, ...rateCalls },
        (answers) => done(stateOf(answers, rateOf)),
      ),
    requestsToLookUp: () => [],
    nominals: () => planReads({}, () => done(new Map())),
    decode: (logs) =>
      logs.flatMap((log) => {
        if (log.eventName !== 'Transfer') return [];
        const { blockNumber, logIndex, transaction, args } = log;
        const { from, to } = args;
        if (typeof from !== 'string' || typeof to !== 'string') throw new DecodeError('Transfer', 'has no accounts');
        const place = { blockNumber, logIndex, transaction };
        return [{ kind: 'accruing-moved', ...place, from, to, shares: shares(amountOf(log, 'value')) }];
      }),
  };
}

function stateOf(answers: Answers, rateOf: AccruingPool['rateOf']): AccountState | null {
  if (!answers.has('held')) return null;
  const rate = rateOf(answers);
  return rate && { shares: shares(0n), wrapped: shares(answers.bigint('held')), queued: wei(0n), rate };
}

function transferTopics(args: { readonly from?: Address; readonly to?: Address }): (Hex | readonly Hex[] | null)[] {
  return encodeEventTopics({ abi: erc20Abi, eventName: 'Transfer', args });
}

function originsOf({ token, tokenName, worth }: AccruingPool): AccountOrigins {
  const of = { contract: token, contractName: tokenName };
  return {
    events: { wrapped: { ...of, call: 'Transfer(address,address,uint256)' } },
    worth: { wrapped: worth },
    balance: { ...of, call: 'balanceOf(address)(uint256)' },
  };
}
