import { createPublicClient, custom, http, type PublicClient, parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { requestFrom, stakeFrom, unlockedAccount } from '@/devnet/accounts';
import { claimFinalized } from '@/devnet/claims';
import { followWallClock } from '@/devnet/clock';
import { reportLoss } from '@/devnet/controls';
import { setLiveFrames } from '@/devnet/frames';
import { reportNow } from '@/devnet/report-now';
import { MULTICALL3 } from '@/lib/chain/networks';
import { readBatch } from '@/lib/chain/read-batch';
import { lido } from '@/lib/protocols/lido/lido';
import type { LidoContracts, LidoPool } from '@/lib/protocols/lido/pool';
import { lidoQueuePicture, type QueueLogs } from '@/lib/protocols/lido/queue-picture';
import { lidoRequestPicture, type RequestPicture } from '@/lib/protocols/lido/request-picture';
import { lidoRequestReads } from '@/lib/protocols/lido/request-reads';
import type { BlockRef } from '@/lib/protocols/protocol';
import { unixSeconds, wei } from '@/lib/units/units';

import { Archive } from '../archive/archive';
import { ArchiveNodes } from '../archive/archive-nodes';
import { memoryDatabase } from '../archive/memory-database.fixture';
import { archiveNodesAt } from '../archive/node-list';
import { QueueFlows } from '../queue-flows';
import { startTestChain, type TestChain } from '../test-chain.integration.fixture';
import { EtaReplays } from './eta-replays';

let chain: TestChain;
let client: PublicClient;
let archive: Archive;
let contracts: LidoContracts;

beforeAll(async () => {
  chain = await startTestChain();
  client = createPublicClient({ transport: http(chain.url, { retryCount: 0 }), cacheTime: 0 });
  const { locator } = chain.deployment.protocols.lido;
  contracts = await readBatch(
    client,
    lido.contractReads(locator, { multicall: MULTICALL3, weth: null }),
    await client.getBlockNumber(),
  );
  const database = await memoryDatabase();
  archive = new Archive({
    nodes: new ArchiveNodes(archiveNodesAt([chain.url]), chain.deployment.chainId),
    openDatabase: async () => database,
    chainMayRestart: true,
    now: Date.now,
  });
}, 240_000);

afterAll(async () => {
  await archive.settled();
  await archive.close();
  await chain.stop();
});

interface Moment {
  readonly pool: LidoPool;
  readonly block: BlockRef;
  readonly logs: Extract<QueueLogs, { status: 'ready' }>;
}

async function now(): Promise<Moment> {
  const { number, hash, timestamp } = await client.getBlock();
  const block = { number, hash, timestamp: unixSeconds(timestamp), baseFeePerGas: null };
  const pool = await readBatch(client, lido.poolReads(contracts), number);
  const place = { contracts, fromBlock: BigInt(chain.deployment.protocols.lido.fromBlock) };
  const flows = new QueueFlows(archive);
  for (;;) {
    const logs = await flows.at(pool, place, block);
    if (logs.status === 'ready') return { pool, block, logs };
    if (logs.status === 'unavailable') throw new Error(logs.reason);
    await archive.settled();
  }
}

async function pictureOf(id: bigint): Promise<RequestPicture> {
  const moment = await now();
  const answer = await readBatch(
    client,
    lidoRequestReads(contracts, id, moment.pool.queue.lastCheckpoint),
    moment.block.number,
  );
  if (!answer.found) throw new Error(`no request ${id}`);
  return lidoRequestPicture({ ...moment, consensus: { status: 'off' } }, answer.request);
}

const queue = () => ({ address: contracts.queue, abi: withdrawalQueueErc721Abi }) as const;

describe('the queue of the local chain', () => {
  it('tells what waits and what pays it as the contracts do', async () => {
    const moment = await now();
    const picture = lidoQueuePicture(
      { ...moment, record: { status: 'syncing' }, consensus: { status: 'off' } },
      wei(parseEther('5')),
    );
    const at = { blockNumber: moment.block.number } as const;
    const unfinalized = await client.readContract({ ...queue(), functionName: 'unfinalizedStETH', ...at });
    const buffered = await client.readContract({
      address: contracts.token,
      abi: lidoAbi,
      functionName: 'getBufferedEther',
      ...at,
    });
    expect(picture.waiting.ether).toBe(unfinalized);
    expect(picture.funds.buffered).toBe(buffered);
    expect(picture.funds.rewardsVault).toBe(
      await client.getBalance({ address: contracts.rewardsVault, blockNumber: moment.block.number }),
    );
    const eta = picture.estimate?.eta;
    if (eta?.kind !== 'range') throw new Error(`no range: ${eta?.reason}`);
    expect(eta.at.p10).toBeGreaterThan(moment.block.timestamp);
    expect(eta.at.p50).toBeGreaterThanOrEqual(eta.at.p10);
    expect(eta.at.p90).toBeGreaterThanOrEqual(eta.at.p50);
    // The local chain has no vaults of single stakers: absent, not zero.
    expect(picture.funds.external).toBeNull();
  });

  it('lists every payment that the queue’s logs have, and what was asked for', async () => {
    const moment = await now();
    const { past } = lidoQueuePicture({ ...moment, record: { status: 'syncing' }, consensus: { status: 'off' } }, null);
    if (past.status !== 'ready') throw new Error(past.status);
    const logs = await client.getContractEvents({ ...queue(), eventName: 'WithdrawalsFinalized', fromBlock: 0n });
    expect(past.count).toBe(logs.length);
    expect(past.payments.length).toBeGreaterThan(5);
    for (const [index, payment] of past.payments.entries()) {
      const log = logs.at(-1 - index);
      expect(payment).toMatchObject({
        lastId: log?.args.to,
        ether: log?.args.amountOfETHLocked,
        transaction: log?.transactionHash,
      });
      if (payment.asked !== null) expect(payment.ether).toBeLessThanOrEqual(payment.asked);
    }
  });

  it('makes estimates again for past requests, from the states of then', async () => {
    const { logs } = await now();
    const replays = new EtaReplays(client, (what, error) => {
      throw new Error(what, { cause: error });
    });
    expect(replays.of(contracts, logs)).toMatchObject({ status: 'ready', score: { trials: 0 } });
    await replays.settled();
    const record = replays.of(contracts, logs);
    if (record.status !== 'ready') throw new Error(record.status);
    const { trials, inside, earlier, later, unsaid } = record.score;
    expect(trials).toBe(record.wanted);
    expect(trials).toBeGreaterThan(5);
    expect(inside + earlier + later + unsaid).toBe(trials);
    const [newest] = record.trials;
    const paid = logs.life.payments.find(
      ({ firstId, lastId }) => newest && firstId <= newest.id && newest.id <= lastId,
    );
    expect(newest?.paidAt).toBe(paid?.at);
  }, 120_000);

  it('says when no node keeps the states, instead of a score', async () => {
    const { logs } = await now();
    const request = () => Promise.reject(Object.assign(new Error('missing trie node'), { code: -32000 }));
    const pruned = createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });
    const replays = new EtaReplays(pruned, () => undefined);
    replays.of(contracts, logs);
    await replays.settled();
    expect(replays.of(contracts, logs)).toEqual({ status: 'not-kept' });
  });

  it('follows one request from being asked for to being claimed, with its transactions', async () => {
    const account = await unlockedAccount(chain.link, 4);
    await followWallClock(chain.link.client);
    await setLiveFrames(chain.link);
    await stakeFrom(chain.link, account, parseEther('20'));
    const id = (await client.readContract({ ...queue(), functionName: 'getLastRequestId' })) + 1n;
    const none = await readBatch(client, lidoRequestReads(contracts, id, 0n), await client.getBlockNumber());
    expect(none).toEqual({ found: false, lastRequestId: id - 1n });
    await requestFrom(chain.link, account, parseEther('5'));
    const waiting = await pictureOf(id);
    expect(waiting).toMatchObject({
      state: 'waiting',
      owner: account,
      pays: null,
      discount: null,
      image: { ok: true },
    });
    expect(waiting.happened).toMatchObject({ asked: { at: waiting.requestedAt }, paid: null, claimed: null });
    expect(waiting.place?.position).toBeGreaterThan(0);

    await reportLoss(chain.link, 1);
    for (let report = 0; report < 12 && (await pictureOf(id)).state === 'waiting'; report += 1)
      await reportNow(chain.link);
    const paid = await pictureOf(id);
    expect(paid).toMatchObject({ state: 'claimable', eta: null, place: null });
    expect(paid.discount?.ether).toBe(paid.nominal - (paid.pays ?? 0n));
    expect(paid.discount?.ratePaid).toBeLessThan(paid.discount?.rateAsked ?? 0n);
    const payment = await client.getContractEvents({
      ...queue(),
      eventName: 'WithdrawalsFinalized',
      fromBlock: paid.happened.status === 'ready' ? (paid.happened.paid?.blockNumber ?? 0n) : 0n,
    });
    expect(paid.happened).toMatchObject({ paid: { transaction: payment[0]?.transactionHash } });

    await claimFinalized(chain.link, account);
    const claimed = await pictureOf(id);
    expect(claimed).toMatchObject({ state: 'claimed', owner: account, pays: paid.pays, image: { ok: false } });
    expect(claimed.happened).toMatchObject({ claimed: { id, ether: paid.pays, receiver: account } });
  }, 180_000);
});
