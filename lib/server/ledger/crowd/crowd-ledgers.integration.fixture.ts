import type { Address, PublicClient } from 'viem';

import { readBatch } from '@/lib/chain/read-batch';
import { erc4626 } from '@/lib/protocols/erc4626/erc4626';
import { vaultLedger } from '@/lib/protocols/erc4626/ledger-source';
import { lidoLedger } from '@/lib/protocols/lido/ledger-source';
import { lido } from '@/lib/protocols/lido/lido';
import type { LogFilter } from '@/lib/protocols/log-filter';
import { rocketPoolLedger } from '@/lib/protocols/rocket-pool/ledger-source';
import { rocketPool } from '@/lib/protocols/rocket-pool/rocket-pool';

import { ArchiveNodes } from '../../archive/archive-nodes';
import { decodeLogs } from '../../archive/archived-log';
import { archiveNodesAt } from '../../archive/node-list';
import type { TestChain } from '../../test-chain.integration.fixture';
import type { LedgerDocument } from '../ledger-document';
import type { NamedLedgerPool } from '../ledger-pools';
import { type LedgerTools, readLedger } from '../read-ledger';
import type { CrowdPool } from './crowd-pool.integration.fixture';

/** The app's own ledgers of a crowd. */
export interface CrowdLedgers {
  /** An account's ledgers in some pools between two blocks, both included. */
  documentOf(
    account: Address,
    pools: readonly CrowdPool['name'][],
    range: { readonly from: bigint; readonly to: bigint },
  ): Promise<LedgerDocument>;
}

/** Finds the pools as the app does, and reads ledgers of them from the node. */
export async function openLedgers(chain: TestChain, client: PublicClient, head: bigint): Promise<CrowdLedgers> {
  const pools = await poolsOf(chain, client, head);
  const tools = { archive: straightFromTheNode(chain), client };
  const blocks = new Map<bigint, ReturnType<typeof readBlock>>();
  const readBlock = async (blockNumber: bigint) => {
    const { number, hash, timestamp } = await client.getBlock({ blockNumber });
    return { number, hash, timestamp: timestamp as never };
  };
  return {
    documentOf: async (account, names, { from, to: last }) => {
      const to = await (blocks.get(last) ?? blocks.set(last, readBlock(last)).get(last) ?? readBlock(last));
      const ledgers = await Promise.all(
        names.map(async (name) => {
          const found = await readLedger(tools, pools[name], account, { fromBlock: from, toBlock: to });
          if (found.status !== 'ready') throw new Error(`${account} in ${name}, ${from} to ${last}: ${found.status}`);
          return { pool: pools[name], found };
        }),
      );
      return { chainId: chain.deployment.chainId, account, from, to, ledgers };
    },
  };
}

/** Logs as the archive gives them, without its database: that it keeps what it read is proved where it is. */
function straightFromTheNode(chain: TestChain): LedgerTools['archive'] {
  const nodes = new ArchiveNodes(archiveNodesAt([chain.url]), chain.deployment.chainId);
  const shared = new Map<string, ReturnType<typeof read>>();
  const read = async (filter: LogFilter, from: bigint, to: bigint) =>
    decodeLogs(filter, (await nodes.readRange(filter.queries, { from, to })).logs);
  return {
    readLogs: async (filter, { fromBlock, toBlock }) => {
      if (filter.personal) return { status: 'ready', logs: await read(filter, fromBlock, toBlock.number) };
      // What is the same for everyone is read once.
      const key = `${filter.key} ${fromBlock} ${toBlock.number}`;
      const known = shared.get(key) ?? read(filter, fromBlock, toBlock.number);
      shared.set(key, known);
      return { status: 'ready', logs: await known };
    },
  };
}

async function poolsOf(
  { deployment }: TestChain,
  client: PublicClient,
  head: bigint,
): Promise<Readonly<Record<CrowdPool['name'], NamedLedgerPool>>> {
  const { lido: lidoRef, rocketPool: rocketRef, vaults: [vaultRef] = [] } = deployment.protocols;
  if (rocketRef === undefined || vaultRef === undefined) throw new Error('the devnet has all three protocols');
  const parts = { multicall: lidoRef.locator, weth: deployment.weth ?? null };
  const [ofLido, ofRocket, ofVault] = await Promise.all([
    readBatch(client, lido.contractReads(lidoRef.locator, parts), head),
    readBatch(client, rocketPool.contractReads(rocketRef.storage, parts), head),
    readBatch(client, erc4626.contractReads(vaultRef.address, parts), head),
  ]);
  const inEther = { unit: 'ETH', isEther: true, decimals: 18 } as const;
  const token = (address: string, symbol: string) => ({ address, symbol, decimals: 18 });
  return {
    lido: {
      ...{ ...inEther, id: 'lido', name: 'Lido', fromBlock: BigInt(lidoRef.fromBlock) },
      ...{ source: lidoLedger(ofLido), reports: lido.reports(ofLido) },
      tokens: { rebasing: token(ofLido.token, 'liquid'), wrapped: token(ofLido.wrapper, 'wrapped') },
    },
    'rocket-pool': {
      ...{ ...inEther, id: 'rocket-pool', name: 'Rocket Pool', fromBlock: BigInt(rocketRef.fromBlock) },
      ...{ source: rocketPoolLedger(ofRocket), reports: rocketPool.reports(ofRocket) },
      tokens: { rebasing: null, wrapped: token(ofRocket.token, 'accruing') },
    },
    vault: {
      ...{ ...inEther, id: 'vault', name: 'Vault', fromBlock: BigInt(vaultRef.fromBlock) },
      ...{ source: vaultLedger(ofVault), reports: erc4626.reports(ofVault) },
      tokens: { rebasing: null, wrapped: ofVault.share },
    },
  };
}
