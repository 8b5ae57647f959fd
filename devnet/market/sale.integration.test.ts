import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Address, encodeFunctionData, parseEther } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deploymentFile, writeContractFiles } from '@/devnet/contracts';
import { parseDeployment } from '@/lib/chain/deployment';
import { marketsOf } from '@/lib/chain/markets';
import { DEVNET_CHAIN_ID, MULTICALL3 } from '@/lib/chain/networks';
import { chainParts } from '@/lib/chain/pool-refs';
import { readBatch } from '@/lib/chain/read-batch';
import type { Market } from '@/lib/protocols/market/market';
import { marketQuoteReads } from '@/lib/protocols/market/quote-reads';
import type { Intent } from '@/lib/protocols/protocol';
import { protocolOf } from '@/lib/protocols/registry';
import { ray, wei } from '@/lib/units/units';
import { actAs } from '../act-as';
import { ChildProcesses } from '../child-processes';
import { followWallClock, untilClockPasses } from '../clock';
import {
  balanceOf,
  carryOut,
  isRefusedByChain,
  quoteAt,
  readPicture,
  type Subject,
} from '../conformance/subject.integration.fixture';
import { seedDevnet } from '../devnet';
import type { DevnetLink } from '../devnet-link';
import { freePort } from '../free-port';
import { depeg } from './depeg';
import { marketTokens } from './tokens';

/** Nobody's: sells. */
const SELLER: Address = '0x0000000000000000000000000000000000005e11';
/** From a wei to more than the pools hold. */
const SIZES = ['0.000000000000000001', '0.00001', '0.1', '1', '3.14159', '10', '50', '120', '240'].map((text) =>
  parseEther(text),
);

/** The adapter against the real Uniswap of the local chain. */
describe('what a sale brings', () => {
  const processes = new ChildProcesses();
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-sale-'));
  let link: DevnetLink;
  let markets: readonly Market[];
  let snapshot: `0x${string}`;

  beforeAll(async () => {
    link = await seedDevnet(processes, { port: await freePort(), folder, step: (_title, work) => work() });
    writeContractFiles(folder, link.contracts, DEVNET_CHAIN_ID);
    const deployment = parseDeployment(JSON.parse(readFileSync(deploymentFile(folder), 'utf8')));
    if (!deployment.ok) throw new Error(deployment.error.join('\n'));
    markets = marketsOf(deployment.value);
    await followWallClock(link.client);
    await actAs(link.client, SELLER);
    await link.client.setBalance({ address: SELLER, value: parseEther('100000') });
    for (const token of marketTokens(link)) await token.acquire(link, SELLER, parseEther('500'));
    snapshot = await link.client.snapshot();
  }, 240_000);

  beforeEach(async () => {
    await link.client.revert({ id: snapshot });
    snapshot = await link.client.snapshot();
    await followWallClock(link.client);
  });

  afterAll(async () => {
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  const rateOf = async (market: Market) => {
    const token = marketTokens(link).find(({ address }) => address.toLowerCase() === market.token.toLowerCase());
    if (token === undefined) throw new Error('an unknown token');
    return ray((await token.navPerToken(link)) * 10n ** 9n);
  };
  const subjectOf = (market: Market): Subject => ({
    client: link.client,
    protocol: protocolOf('market'),
    root: market.token,
    parts: chainParts({ weth: link.contracts.parts.weth, markets }),
    account: SELLER,
  });

  it('is what was quoted, to the wei, for every token and many sizes', async () => {
    expect(markets).toHaveLength(3);
    for (const market of markets) {
      const subject = subjectOf(market);
      for (const amount of SIZES) {
        // A pool notes the price once a second; an estimate made in the second of the last trade misses what that costs.
        await untilClockPasses(link.client, (await link.client.getBlock()).timestamp);
        const before = await readPicture(subject);
        const intent: Intent = { kind: 'sell', token: 'accruing', amount, least: wei(0n) };
        const quoted = await quoteAt(subject, before, intent);
        if (!quoted.ok || quoted.value.receive === null) {
          // A wei is worth less than a wei after the fee.
          expect(amount).toBe(1n);
          continue;
        }
        const exact: Intent = { ...intent, least: wei(quoted.value.receive.amount) };
        const etherBefore = await balanceOf(subject, before.pool, 'ether');
        const plan = subject.protocol.plan(before.pool, before.position, exact);
        const { outcome, fees, receipts } = await carryOut(subject, before, exact, plan);
        expect(outcome.received).toEqual(quoted.value.receive);
        const etherAfter = await balanceOf(subject, before.pool, 'ether');
        expect(etherAfter - etherBefore + fees).toBe(quoted.value.receive.amount);
        const gas = receipts.reduce((sum, receipt) => sum + receipt.gasUsed, 0n);
        expect(gas).toBeLessThanOrEqual(quoted.value.gasUnits);
      }
    }
  }, 120_000);

  it('reverts below the least and takes nothing', async () => {
    const [market] = markets;
    if (market === undefined) throw new Error('no market');
    const subject = subjectOf(market);
    const before = await readPicture(subject);
    const amount = parseEther('5');
    const quoted = await quoteAt(subject, before, { kind: 'sell', token: 'accruing', amount, least: wei(0n) });
    if (!quoted.ok || quoted.value.receive === null) throw new Error('no quote');
    const tooMuch: Intent = { kind: 'sell', token: 'accruing', amount, least: wei(quoted.value.receive.amount + 1n) };
    expect(await quoteAt(subject, before, tooMuch)).toMatchObject({ error: { code: 'price-below-least' } });
    const tokens = await balanceOf(subject, before.pool, 'accruing');
    expect(await isRefusedByChain(subject, subject.protocol.plan(before.pool, before.position, tooMuch))).toBe(true);
    expect(await balanceOf(subject, before.pool, 'accruing')).toBe(tokens);
  });

  it('cannot be planned away from a price that fell between quote and sale', async () => {
    const [market] = markets;
    if (market === undefined) throw new Error('no market');
    const subject = subjectOf(market);
    const before = await readPicture(subject);
    const amount = parseEther('5');
    const quoted = await quoteAt(subject, before, { kind: 'sell', token: 'accruing', amount, least: wei(0n) });
    if (!quoted.ok || quoted.value.receive === null) throw new Error('no quote');
    await depeg(link, 3);
    const intent: Intent = { kind: 'sell', token: 'accruing', amount, least: wei(quoted.value.receive.amount) };
    expect(await isRefusedByChain(subject, subject.protocol.plan(before.pool, before.position, intent))).toBe(true);
  });

  it('is quoted for a ladder of sizes in one call, and not at all beyond the liquidity', async () => {
    const [market] = markets;
    if (market === undefined) throw new Error('no market');
    const block = await link.client.getBlockNumber();
    const etherPerToken = await rateOf(market);
    const sizes = ['0.1', '1', '10', '100', '100000000'].map((text) => parseEther(text));
    const quotes = await readBatch(
      link.client,
      marketQuoteReads(market, sizes, { multicall: MULTICALL3, block, nav: { kind: 'accruing', etherPerToken } }),
      block,
    );
    expect(quotes.map(({ received }) => received.ok)).toEqual([true, true, true, true, false]);
    const rates = quotes.flatMap(({ sold, received }) => (received.ok ? [(received.value * 10n ** 18n) / sold] : []));
    expect(rates).toEqual(rates.toSorted((a, b) => (a > b ? -1 : 1)));
  });

  it('costs the node little to refuse, however much is offered', async () => {
    const [market] = markets;
    if (market === undefined) throw new Error('no market');
    const subject = subjectOf(market);
    const { pool } = await readPicture(subject);
    const block = await link.client.getBlockNumber();
    for (const text of ['1000', '1000000', '100000000000']) {
      const amount = parseEther(text);
      const intent: Intent = { kind: 'sell', token: 'accruing', amount, least: wei(amount) };
      const reads = subject.protocol.priceReads(pool, intent);
      if (reads === null) throw new Error('a sale has a price');
      const price = await readBatch(link.client, reads, block);
      expect(price.receive).toEqual({ ok: false, error: 'the market cannot take so much' });
      const [call] = reads.calls;
      if (call === undefined) throw new Error('no call');
      const data = encodeFunctionData({ abi: call.abi, functionName: call.functionName, args: call.args ?? [] });
      expect(await link.client.estimateGas({ to: call.address, data })).toBeLessThan(2_000_000n);
    }
  });
});
