import { type Address, parseAbi, parseEventLogs } from 'viem';

import type { DevnetLink } from '@/devnet/devnet-link';

import { type LifeBlocks, type OwnBooks, type OwnState, openBooks } from './crowd-pool.integration.fixture';

/** Written out here, so that nothing of the app's own reading is taken on trust. */
const TOKEN = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function getEthValue(uint256) view returns (uint256)',
  'event Transfer(address indexed from, address indexed to, uint256 value)',
]);
const REPORT = parseAbi([
  'event BalancesUpdated(uint256 indexed block, uint256 slotTimestamp, uint256 totalEth, uint256 stakingEth, uint256 rethSupply, uint256 blockTimestamp)',
]);

/** Many calls to a trip: the chain is on this machine. */
const BATCH_BYTES = 200_000;

/** What the token says of accounts at a block. */
export async function rocketStates(
  { client, contracts }: DevnetLink,
  accounts: readonly Address[],
  blockNumber: bigint,
): Promise<readonly OwnState[]> {
  const how = { allowFailure: false, batchSize: BATCH_BYTES, blockNumber } as const;
  const token = { address: contracts.rocketPool.addresses.RocketTokenRETH, abi: TOKEN } as const;
  const held = await client.multicall({
    ...how,
    contracts: accounts.map((account) => ({ ...token, functionName: 'balanceOf', args: [account] }) as const),
  });
  const worths = await client.multicall({
    ...how,
    contracts: held.map((amount) => ({ ...token, functionName: 'getEthValue', args: [amount] }) as const),
  });
  return held.map((wrapped, index) => {
    return { shares: 0n, wrapped, queued: 0n, worth: worths[index] ?? 0n, tokens: { rebasing: 0n, other: wrapped } };
  });
}

/** Books of everyone from the token's raw logs. */
export async function keepRocketBooks(link: DevnetLink, { before, last }: LifeBlocks): Promise<OwnBooks> {
  const { RocketTokenRETH: address } = link.contracts.rocketPool.addresses;
  const logs = await link.client.getLogs({ address, fromBlock: before + 1n, toBlock: last });
  const { books, add } = openBooks();
  for (const log of parseEventLogs({ abi: TOKEN, logs, eventName: 'Transfer' })) {
    add(log.args.from, log, { wrapped: -log.args.value });
    add(log.args.to, log, { wrapped: log.args.value });
  }
  return books;
}

/** Blocks in which the balances were updated, ascending. */
export async function rocketReportBlocks(link: DevnetLink, { before, last }: LifeBlocks): Promise<readonly bigint[]> {
  const { RocketNetworkBalances: address } = link.contracts.rocketPool.addresses;
  const [event] = REPORT;
  const logs = await link.client.getLogs({ address, event, fromBlock: before + 1n, toBlock: last });
  return logs.map(({ blockNumber }) => blockNumber);
}
