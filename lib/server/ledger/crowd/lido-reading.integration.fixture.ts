import { type Address, parseAbi } from 'viem';

import type { DevnetLink } from '@/devnet/devnet-link';

import type { OwnState } from './crowd-pool.integration.fixture';

/** Written out here, so that nothing of the app's own reading is taken on trust. */
const TOKEN = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function sharesOf(address) view returns (uint256)',
  'function getTotalPooledEther() view returns (uint256)',
  'function getTotalShares() view returns (uint256)',
]);
const WRAPPER = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function getStETHByWstETH(uint256) view returns (uint256)',
]);
const QUEUE = parseAbi([
  'struct Status { uint256 amountOfStETH; uint256 amountOfShares; address owner; uint256 timestamp; bool isFinalized; bool isClaimed; }',
  'function getWithdrawalRequests(address) view returns (uint256[])',
  'function getWithdrawalStatus(uint256[]) view returns (Status[])',
]);

/** Many calls to a trip: the chain is on this machine. */
const BATCH_BYTES = 200_000;

/** What the contracts answer about an account at a block. */
export interface LidoReading {
  readonly shares: bigint;
  /** `balanceOf` of the rebasing token, wei. */
  readonly liquid: bigint;
  readonly wrapped: bigint;
  /** `getStETHByWstETH` of the wrapped balance, wei. */
  readonly wrappedWorth: bigint;
  /** Requests it owns and has not claimed. */
  readonly requests: readonly { readonly id: bigint; readonly nominal: bigint; readonly isReady: boolean }[];
}

/** Reads accounts at a block from the contracts, by calls that the app's ledger does not make. */
export async function readLidoAccounts(
  { client, contracts: { addresses } }: DevnetLink,
  accounts: readonly Address[],
  blockNumber: bigint,
): Promise<readonly LidoReading[]> {
  const how = { allowFailure: false, batchSize: BATCH_BYTES, blockNumber } as const;
  const token = { address: addresses.Lido, abi: TOKEN } as const;
  const wrapper = { address: addresses.WstETH, abi: WRAPPER } as const;
  const queue = { address: addresses.WithdrawalQueueERC721, abi: QUEUE } as const;
  const each = <T>(callOf: (account: Address) => T) => accounts.map(callOf);
  const [shares, liquid, wrapped, ids] = await Promise.all([
    client.multicall({
      ...how,
      contracts: each((account) => ({ ...token, functionName: 'sharesOf', args: [account] }) as const),
    }),
    client.multicall({
      ...how,
      contracts: each((account) => ({ ...token, functionName: 'balanceOf', args: [account] }) as const),
    }),
    client.multicall({
      ...how,
      contracts: each((account) => ({ ...wrapper, functionName: 'balanceOf', args: [account] }) as const),
    }),
    client.multicall({
      ...how,
      contracts: each((account) => ({ ...queue, functionName: 'getWithdrawalRequests', args: [account] }) as const),
    }),
  ]);
  const [wrappedWorth, statuses] = await Promise.all([
    client.multicall({
      ...how,
      contracts: wrapped.map((amount) => ({ ...wrapper, functionName: 'getStETHByWstETH', args: [amount] }) as const),
    }),
    client.multicall({
      ...how,
      contracts: ids.map((of) => ({ ...queue, functionName: 'getWithdrawalStatus', args: [of] }) as const),
    }),
  ]);
  return accounts.map((_, index) => ({
    shares: at(shares, index),
    liquid: at(liquid, index),
    wrapped: at(wrapped, index),
    wrappedWorth: at(wrappedWorth, index),
    requests: at(ids, index).map((id, place) => {
      const { amountOfStETH, isFinalized } = at(at(statuses, index), place);
      return { id, nominal: amountOfStETH, isReady: isFinalized };
    }),
  }));
}

/** The same, as states of any pool. */
export async function lidoStates(
  link: DevnetLink,
  accounts: readonly Address[],
  block: bigint,
): Promise<readonly OwnState[]> {
  const [readings, totals] = await Promise.all([readLidoAccounts(link, accounts, block), readTotals(link, block)]);
  return readings.map(({ shares, liquid, wrapped, wrappedWorth, requests }) => {
    const queued = requests.reduce((sum, { nominal }) => sum + nominal, 0n);
    // What is asked back counts as the token; to the wei below, from the two numbers of the rate, not from `balanceOf`.
    const rebasing = (shares * totals.ether) / totals.shares + queued;
    return { shares, wrapped, queued, worth: liquid + wrappedWorth + queued, tokens: { rebasing, other: wrapped } };
  });
}

/** The two numbers of the rate at a block. */
async function readTotals({ client, contracts: { addresses } }: DevnetLink, blockNumber: bigint) {
  const token = { address: addresses.Lido, abi: TOKEN, blockNumber } as const;
  const [ether, shares] = await Promise.all([
    client.readContract({ ...token, functionName: 'getTotalPooledEther' }),
    client.readContract({ ...token, functionName: 'getTotalShares' }),
  ]);
  return { ether, shares };
}

/** An item that is there. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${items.length}`);
  return item;
}
