import { type Address, parseAbi, parseEventLogs } from 'viem';

import type { DevnetLink } from '@/devnet/devnet-link';

import { type LifeBlocks, type OwnBooks, type OwnState, openBooks } from './crowd-pool.integration.fixture';

/** Written out here, so that nothing of the app's own reading is taken on trust. */
const SHARE = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'event Transfer(address indexed from, address indexed to, uint256 value)',
]);
const VAULT = parseAbi([
  'function convertToAssets(uint256) view returns (uint256)',
  'function currentEpoch() view returns (uint256)',
  'function lastFulfilledEpoch() view returns (uint256)',
  'function pendingRedeemRequest(uint256,address) view returns (uint256)',
  'function maxRedeem(address) view returns (uint256)',
  'function maxWithdraw(address) view returns (uint256)',
  'event RedeemRequest(address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 shares)',
  'event Withdraw(address indexed sender, address indexed receiver, address indexed owner, uint256 assets, uint256 shares)',
  'event EpochFulfilled(uint256 indexed epoch, uint256 shares, uint256 assets, uint256 timestamp)',
  'event Reported(uint256 gain, uint256 loss, uint256 totalAssets, uint256 totalShares, uint256 timestamp)',
]);

/** Many calls to a trip: the chain is on this machine. */
const BATCH_BYTES = 200_000;

/** What the vault answers about an account at a block. */
export interface VaultReading {
  readonly held: bigint;
  /** Shares asked back that still wait: of every epoch that is not paid yet. */
  readonly waiting: bigint;
  /** What can be claimed: shares, and what they pay. */
  readonly ready: { readonly shares: bigint; readonly assets: bigint };
}

/** Reads accounts at a block, by calls that the app's ledger does not make. */
export async function readVaultAccounts(
  { client, contracts }: DevnetLink,
  accounts: readonly Address[],
  blockNumber: bigint,
): Promise<readonly VaultReading[]> {
  const how = { allowFailure: false, batchSize: BATCH_BYTES, blockNumber } as const;
  const vault = { address: contracts.vault.vault, abi: VAULT } as const;
  const share = { address: contracts.vault.share, abi: SHARE } as const;
  const [current, last] = await Promise.all([
    client.readContract({ ...vault, blockNumber, functionName: 'currentEpoch' }),
    client.readContract({ ...vault, blockNumber, functionName: 'lastFulfilledEpoch' }),
  ]);
  const epochs = Array.from({ length: Number(current - last) }, (_, index) => last + 1n + BigInt(index));
  const each = <T>(callOf: (account: Address) => T) => accounts.map(callOf);
  const [held, readyShares, readyAssets, ...waiting] = await Promise.all([
    client.multicall({
      ...how,
      contracts: each((account) => ({ ...share, functionName: 'balanceOf', args: [account] }) as const),
    }),
    client.multicall({
      ...how,
      contracts: each((account) => ({ ...vault, functionName: 'maxRedeem', args: [account] }) as const),
    }),
    client.multicall({
      ...how,
      contracts: each((account) => ({ ...vault, functionName: 'maxWithdraw', args: [account] }) as const),
    }),
    ...epochs.map((epoch) =>
      client.multicall({
        ...how,
        contracts: each(
          (account) => ({ ...vault, functionName: 'pendingRedeemRequest', args: [epoch, account] }) as const,
        ),
      }),
    ),
  ]);
  return accounts.map((_, index) => ({
    held: held[index] ?? 0n,
    waiting: waiting.reduce((sum, ofEpoch) => sum + (ofEpoch[index] ?? 0n), 0n),
    ready: { shares: readyShares[index] ?? 0n, assets: readyAssets[index] ?? 0n },
  }));
}

/** The same, as states of any pool. Shares in a request count as tokens until they are claimed. */
export async function vaultStates(
  link: DevnetLink,
  accounts: readonly Address[],
  blockNumber: bigint,
): Promise<readonly OwnState[]> {
  const readings = await readVaultAccounts(link, accounts, blockNumber);
  const vault = { address: link.contracts.vault.vault, abi: VAULT, functionName: 'convertToAssets' } as const;
  const worths = await link.client.multicall({
    ...{ allowFailure: false, batchSize: BATCH_BYTES, blockNumber },
    contracts: readings.flatMap(({ held, waiting }) =>
      [held, waiting].map((amount) => ({ ...vault, args: [amount] }) as const),
    ),
  });
  return readings.map(({ held, waiting, ready }, index) => ({
    ...{ shares: waiting, wrapped: held, queued: ready.assets },
    worth: (worths[2 * index] ?? 0n) + (worths[2 * index + 1] ?? 0n) + ready.assets,
    tokens: { rebasing: 0n, other: held + waiting + ready.shares },
  }));
}

/**
 * Books of everyone from the raw logs. They do not tell what of an epoch is whose, nor what rounding leaves to nobody:
 * that is how what waits and what is ready changed in the very block, of which there is one transaction for each account.
 */
export async function keepVaultBooks(
  link: DevnetLink,
  members: readonly Address[],
  { before, last }: LifeBlocks,
): Promise<OwnBooks> {
  const { client, contracts } = link;
  const range = { fromBlock: before + 1n, toBlock: last };
  const { vault, share } = contracts.vault;
  const [moves, events] = await Promise.all([share, vault].map((address) => client.getLogs({ address, ...range })));
  const { books, add } = openBooks();
  for (const log of parseEventLogs({ abi: SHARE, logs: moves ?? [], eventName: 'Transfer' })) {
    add(log.args.from, log, { wrapped: -log.args.value });
    add(log.args.to, log, { wrapped: log.args.value });
  }
  const logs = parseEventLogs({ abi: VAULT, logs: events ?? [] });
  const claims = new Set(logs.flatMap((log) => (log.eventName === 'Withdraw' ? [log.blockNumber] : [])));
  const changes = new Map<bigint, ReadonlyMap<string, ReadyChange>>();
  for (const block of claims) changes.set(block, await changesIn(link, members, block));
  for (const log of logs) {
    if (log.eventName === 'RedeemRequest') add(log.args.controller, log, { shares: log.args.shares });
    if (log.eventName === 'Withdraw') {
      const queued = changes.get(log.blockNumber)?.get(log.args.owner.toLowerCase())?.ready ?? 0n;
      add(log.args.owner, log, { queued, paid: log.args.assets });
    }
    if (log.eventName === 'EpochFulfilled') {
      for (const [account, { waiting, ready }] of await changesIn(link, members, log.blockNumber))
        add(account, log, { shares: waiting, queued: ready });
    }
  }
  return books;
}

interface ReadyChange {
  readonly waiting: bigint;
  readonly ready: bigint;
}

/** How what waits and what is ready to be claimed changed in a block, by account in lower case. */
async function changesIn(
  link: DevnetLink,
  members: readonly Address[],
  block: bigint,
): Promise<ReadonlyMap<string, ReadyChange>> {
  const [then, now] = await Promise.all([
    readVaultAccounts(link, members, block - 1n),
    readVaultAccounts(link, members, block),
  ]);
  return new Map(
    members.map((member, index) => {
      const waiting = (now[index]?.waiting ?? 0n) - (then[index]?.waiting ?? 0n);
      const ready = (now[index]?.ready.assets ?? 0n) - (then[index]?.ready.assets ?? 0n);
      return [member.toLowerCase(), { waiting, ready }];
    }),
  );
}

/** Blocks in which the keeper reported, ascending. */
export async function vaultReportBlocks(link: DevnetLink, { before, last }: LifeBlocks): Promise<readonly bigint[]> {
  const logs = await link.client.getLogs({
    address: link.contracts.vault.vault,
    fromBlock: before + 1n,
    toBlock: last,
  });
  return parseEventLogs({ abi: VAULT, logs, eventName: 'Reported' }).map(({ blockNumber }) => blockNumber);
}
