import { type Address, createPublicClient, http, type PublicClient, parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { depeg } from '@/devnet/market/depeg';
import { marketsOf } from '@/lib/chain/markets';
import type { ExitChoice } from '@/lib/protocols/exit-choices';
import type { LidoContracts, LidoPool } from '@/lib/protocols/lido/pool';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import { quoterAbi } from '@/lib/protocols/market/abi';
import type { Market } from '@/lib/protocols/market/market';
import type { ExitPast } from '@/lib/protocols/protocol';

import { Archive } from '../archive/archive';
import { ArchiveNodes } from '../archive/archive-nodes';
import { memoryDatabase } from '../archive/memory-database.fixture';
import { archiveNodesAt } from '../archive/node-list';
import { ChainNodes } from '../nodes/chain-nodes';
import { NodePool } from '../nodes/node-pool';
import { openUpstream } from '../nodes/open-upstream';
import { poolTransport } from '../nodes/pool-transport';
import { PoolSource } from '../pool-source';
import { QueueFlows } from '../queue-flows';
import { startTestChain, type TestChain } from '../test-chain.integration.fixture';
import type { ExitTools } from './compare-exits';
import { ExitSource, UnknownExitError } from './exit-source';

const AMOUNT = parseEther('3');

let chain: TestChain;
let archive: Archive;
let nodes: NodePool;
let pools: PoolSource;
let exits: ExitSource;
let tools: ExitTools;
let client: PublicClient;
/** Calls of the chain, by method. */
const sent: string[] = [];

beforeAll(async () => {
  chain = await startTestChain();
  client = createPublicClient({ transport: http(chain.url, { retryCount: 0 }), cacheTime: 0 });
  const database = await memoryDatabase();
  archive = new Archive({
    nodes: new ArchiveNodes(archiveNodesAt([chain.url]), chain.deployment.chainId),
    openDatabase: async () => database,
    chainMayRestart: true,
    now: Date.now,
  });
  nodes = new NodePool([openUpstream(chain.url, 1, Date.now)], chain.deployment.chainId, Date.now, ({ method }) =>
    sent.push(method),
  );
  const read = createPublicClient({ transport: poolTransport(nodes), cacheTime: 0 });
  pools = new PoolSource(read, new ChainNodes(nodes, Date.now), chain.deployment, () => undefined, Date.now);
  tools = {
    client: read,
    markets: marketsOf(chain.deployment),
    past: pastAt,
    note: (what, error) => {
      throw new Error(what, { cause: error });
    },
  };
  exits = new ExitSource(tools);
}, 240_000);

afterAll(async () => {
  nodes.close();
  await archive.settled();
  await archive.close();
  await chain.stop();
});

async function pastAt({ pool, block }: LiveSnapshot): Promise<ExitPast> {
  const place = { contracts: pool.contracts, fromBlock: BigInt(chain.deployment.protocols.lido.fromBlock) };
  const answer = await vi.waitFor(
    async () => {
      const answered = await new QueueFlows(archive).at(pool, place, block);
      if (answered.status !== 'ready') throw new Error(answered.status);
      return answered;
    },
    { timeout: 30_000, interval: 50 },
  );
  return { history: answer.history, consensus: { status: 'off' } };
}

/** The newest picture, its yields included. */
function picture(): Promise<LiveSnapshot> {
  return vi.waitFor(
    async () => {
      const header = await pools.readHead();
      const snapshot = await pools.readAt(header, null);
      const full = (await pools.renew(snapshot, header)) ?? snapshot;
      if (full.history.status !== 'ready') throw new Error(full.history.status);
      return full;
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** What Uniswap's quoter itself pays for an amount. */
async function paidBy(market: Market, amountIn: bigint, { block }: LiveSnapshot): Promise<bigint> {
  if (market.kind !== 'uniswap-v3') throw new Error('the local chain has Uniswap');
  const { result } = await client.simulateContract({
    address: market.quoter,
    abi: quoterAbi,
    functionName: 'quoteExactInputSingle',
    args: [{ tokenIn: market.token, tokenOut: market.weth, amountIn, fee: market.fee, sqrtPriceLimitX96: 0n }],
    blockNumber: block.number,
  });
  return result[0];
}

function marketOf(choices: readonly ExitChoice[]): Extract<ExitChoice, { kind: 'market' }> {
  const found = choices.find((choice) => choice.kind === 'market');
  if (found?.kind !== 'market') throw new Error('no market');
  return found;
}

function otherPool(snapshot: LiveSnapshot, protocol: string): { readonly id: string; readonly token: Address } {
  for (const other of snapshot.others)
    if (other.status === 'ready' && other.pool.protocol === protocol && other.pool.tokens.accruing !== undefined)
      return { id: other.pool.id, token: other.pool.tokens.accruing.address };
  throw new Error(`no ${protocol}`);
}

describe('ways out on the local chain', () => {
  it('of Lido: what the queue takes and what the quoter pays, to the wei, with a range and the rule behind it', async () => {
    const snapshot = await picture();
    const { tokens }: LidoPool = snapshot.pool;
    const { choices, apr } = await exits.compare(snapshot, {
      pool: 'lido',
      token: tokens.wrapped.address,
      amount: AMOUNT,
    });
    expect(choices.map(({ kind }) => kind)).toEqual(['queue', 'market']);
    expect(apr).toMatchObject({ ok: true });
    const [queue] = choices;
    if (queue?.kind !== 'queue') throw new Error('no queue');
    if (queue.eta.kind !== 'range') throw new Error(`no range: ${queue.eta.reason}`);
    expect(queue.eta.at.p50).toBeGreaterThanOrEqual(queue.eta.at.p10);
    expect(queue.eta.at.p90).toBeGreaterThanOrEqual(queue.eta.at.p50);
    expect(queue).toMatchObject({ refusal: null, receive: { ok: true }, net: { ok: true } });
    const sale = marketOf(choices);
    expect(sale).toMatchObject({ first: null, sold: AMOUNT, fault: null });
    expect(sale.receive).toEqual({ ok: true, value: await paidBy(sale.market, AMOUNT, snapshot) });
  });

  it('of the rebasing token: wrapped first, and priced for what is sold then', async () => {
    const snapshot = await picture();
    const { token }: LidoContracts = snapshot.pool.contracts;
    const { choices } = await exits.compare(snapshot, { pool: 'lido', token, amount: AMOUNT });
    const sale = marketOf(choices);
    expect(sale.first).toBe('wrap');
    expect(sale.sold).toBeLessThan(AMOUNT);
    expect(sale.receive).toEqual({ ok: true, value: await paidBy(sale.market, sale.sold, snapshot) });
  });

  it('of the other pools: at once where they pay at once, by request where not', async () => {
    const snapshot = await picture();
    const rocket = otherPool(snapshot, 'rocket-pool');
    const burn = await exits.compare(snapshot, { pool: rocket.id, token: rocket.token, amount: parseEther('1') });
    expect(burn.choices.map(({ kind }) => kind)).toEqual(['instant', 'market']);
    const vault = otherPool(snapshot, 'erc4626');
    const left = await exits.compare(snapshot, { pool: vault.id, token: vault.token, amount: parseEther('1') });
    expect(left.choices.map(({ kind }) => kind)).toEqual(['queue', 'market']);
    expect(left.choices[0]).toMatchObject({ receive: { ok: true }, wait: { ok: false, error: 'no-waiting-time' } });
  });

  it('asks the chain once for everyone who asks the same at a block', async () => {
    const snapshot = await picture();
    const question = { pool: 'lido', token: snapshot.pool.tokens.wrapped.address, amount: parseEther('1.25') };
    sent.length = 0;
    const answers = await Promise.all(Array.from({ length: 20 }, () => exits.compare(snapshot, question)));
    expect(new Set(answers).size).toBe(1);
    expect(sent).toEqual(['eth_call']);
  });

  it.each(['1000', '100000', '10000000000'])(
    'of %s tokens: more than the market buys, and the queue stays',
    async (text) => {
      const snapshot = await picture();
      const token = snapshot.pool.tokens.wrapped.address;
      sent.length = 0;
      const { choices } = await exits.compare(snapshot, { pool: 'lido', token, amount: parseEther(text) });
      expect(sent).toEqual(['eth_call']);
      expect(choices.map(({ kind }) => kind)).toEqual(['queue', 'market']);
      expect(marketOf(choices)).toMatchObject({ fault: 'no-liquidity', receive: { ok: false }, premium: null });
    },
  );

  it('keeps the queue, and every market that answers, when no node works one of them out', async () => {
    const snapshot = await picture();
    const [healthy] = tools.markets;
    if (healthy?.kind !== 'uniswap-v3') throw new Error('the local chain has Uniswap');
    const noted: string[] = [];
    // A quoter that uses up whatever gas it is given: one byte of code that is no instruction.
    const quoter: Address = '0x00000000000000000000000000000000000000fe';
    await chain.link.client.setCode({ address: quoter, bytecode: '0xfe' });
    const markets = [healthy, { ...healthy, quoter }];
    const { choices } = await new ExitSource({
      ...tools,
      markets,
      note: (what) => noted.push(what),
    }).compare(await picture(), { pool: 'lido', token: snapshot.pool.tokens.wrapped.address, amount: AMOUNT });
    expect(choices).toMatchObject([
      { kind: 'queue', receive: { ok: true }, eta: { kind: 'range' } },
      { kind: 'market', fault: null, receive: { ok: true } },
      { kind: 'market', fault: 'no-answer', receive: { ok: false } },
    ]);
    expect(noted).toEqual(['a market has no price: the node did not answer']);
  });

  it('takes no price that is far from the value for a price', async () => {
    await depeg(chain.link, 15);
    const snapshot = await picture();
    const question = { pool: 'lido', token: snapshot.pool.tokens.wrapped.address, amount: AMOUNT };
    const sale = marketOf((await exits.compare(snapshot, question)).choices);
    expect(sale).toMatchObject({ fault: 'out-of-bounds', receive: { ok: false }, premium: null, depth: null });
    await depeg(chain.link, 0);
  });

  it('says what there is when asked for what there is not', async () => {
    const snapshot = await picture();
    const token = snapshot.pool.tokens.wrapped.address;
    await expect(exits.compare(snapshot, { pool: 'nobody', token, amount: 1n })).rejects.toMatchObject({
      code: 'no-such-pool',
      message: expect.stringContaining('rocket-pool'),
    });
    const wrong = exits.compare(snapshot, { pool: 'rocket-pool', token, amount: 1n });
    await expect(wrong).rejects.toBeInstanceOf(UnknownExitError);
    await expect(wrong).rejects.toMatchObject({ code: 'no-such-token' });
  });
});
