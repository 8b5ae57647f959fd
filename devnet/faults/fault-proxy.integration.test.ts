import { createServer, type Server } from 'node:http';
import { createPublicClient, encodeFunctionResult, erc20Abi, http, multicall3Abi, numberToHex } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { devnetChain } from '../chain';
import { readFaults, setFaults } from './fault-control';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { parseFault } from './fault-text';

const HEAD = 100;
const TOKEN = '0x00000000000000000000000000000000000000aa';
const SUPPLY = encodeFunctionResult({ abi: erc20Abi, functionName: 'totalSupply', result: 7n });
const RECEIPT = { transactionHash: `0x${'1'.repeat(64)}`, status: '0x1', blockNumber: '0x1', logs: [] };

/** A node of real sockets with a chain of one contract. What it was asked is kept. */
function startNode(asked: string[]): Promise<{ readonly server: Server; readonly url: string }> {
  const resultOf = (method: string, params: readonly unknown[] = []): unknown => {
    switch (method) {
      case 'eth_blockNumber':
        return numberToHex(HEAD);
      case 'eth_getBlockByNumber':
        return { number: params[0] === 'latest' ? numberToHex(HEAD) : params[0], transactions: [] };
      case 'eth_getTransactionReceipt':
        return RECEIPT;
      case 'eth_call':
        return isMulticall(params) ? aggregated() : SUPPLY;
      default:
        return null;
    }
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
    asked.push(params === undefined ? method : `${method} ${JSON.stringify(params)}`);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: resultOf(method, params) }));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || address === null) throw new Error('The node has no port.');
      resolve({ server, url: `http://127.0.0.1:${address.port}` });
    });
  });
}

function isMulticall(params: readonly unknown[]): boolean {
  return JSON.stringify(params).includes('0x82ad56cb');
}

function aggregated() {
  const result = [
    { success: true, returnData: SUPPLY },
    { success: true, returnData: SUPPLY },
  ];
  return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result });
}

describe('a client behind the fault proxy', () => {
  const asked: string[] = [];
  let node: Awaited<ReturnType<typeof startNode>>;
  let proxy: FaultProxy;
  beforeAll(async () => {
    node = await startNode(asked);
    proxy = await startFaultProxy(node.url, 0);
  });
  afterAll(async () => {
    await proxy.stop();
    await new Promise((resolve) => node.server.close(resolve));
  });
  beforeEach(() => {
    proxy.set([]);
    asked.length = 0;
  });

  const client = (timeout = 5_000) =>
    createPublicClient({ chain: devnetChain, transport: http(proxy.url, { retryCount: 0, timeout }), cacheTime: 0 });
  const supply = () =>
    client().readContract({ address: TOKEN, abi: erc20Abi, functionName: 'totalSupply', blockTag: 'latest' });
  const set = (...texts: readonly string[]) => {
    const rules = texts.map((text) => {
      const rule = parseFault(text);
      if (!rule.ok) throw new Error(rule.error);
      return rule.value;
    });
    return setFaults(proxy.url, rules);
  };

  it('sees the node as it is while nothing is set', async () => {
    expect(await client().getBlockNumber()).toBe(BigInt(HEAD));
    expect(await supply()).toBe(7n);
    expect(asked).toHaveLength(2);
  });

  it('waits as long as it is told', async () => {
    await set('delay=300');
    const startedAt = performance.now();
    await client().getBlockNumber();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(295);
    await expect(client(100).getBlockNumber()).rejects.toThrow('took too long');
    // Its request is still on its way, and would be counted as the next test's.
    await vi.waitFor(() => expect(asked).toHaveLength(2), { timeout: 20_000 });
  });

  it('loses its connection, and only for the method named', async () => {
    await set('drop@eth_call');
    await expect(supply()).rejects.toThrow('HTTP request failed');
    expect(await client().getBlockNumber()).toBe(BigInt(HEAD));
    expect(asked).toEqual(['eth_blockNumber']);
  });

  it('is told that it asks too much, and when to come back', async () => {
    await set('429=2');
    await expect(client().getBlockNumber()).rejects.toThrow('Status: 429');
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_blockNumber', params: [] });
    const answer = await fetch(proxy.url, { method: 'POST', body });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
    expect(asked).toEqual([]);
  });

  it('gets an internal error', async () => {
    await set('500');
    await expect(client().getBlockNumber()).rejects.toThrow('Status: 500');
  });

  it('is lied to about one value, alone and inside a multicall', async () => {
    await set('lie=0x2a@eth_call/0x18160ddd');
    expect(await supply()).toBe(42n);
    const call = { address: TOKEN, abi: erc20Abi } as const;
    const read = await client().multicall({
      allowFailure: false,
      contracts: [
        { ...call, functionName: 'totalSupply' },
        { ...call, functionName: 'balanceOf', args: [TOKEN] },
      ],
    });
    expect(read).toEqual([42n, 7n]);
  });

  it('sees an old block, and values of that block', async () => {
    await set('old=20');
    expect(await client().getBlockNumber()).toBe(80n);
    expect((await client().getBlock()).number).toBe(80n);
    await supply();
    expect(asked.findLast((one) => one.startsWith('eth_call'))).toContain('"0x50"');
    await expect(
      client().readContract({ address: TOKEN, abi: erc20Abi, functionName: 'totalSupply', blockNumber: 95n }),
    ).rejects.toThrow('header not found');
  });

  it('finds no receipt', async () => {
    await set('forget:1x');
    const hash = `0x${'1'.repeat(64)}` as const;
    await expect(client().getTransactionReceipt({ hash })).rejects.toThrow('could not be found');
    expect((await client().getTransactionReceipt({ hash })).status).toBe('success');
  });

  it('meets a fault as often as it was set, and no longer', async () => {
    await set('drop:2x');
    const outcomes: string[] = [];
    for (let call = 0; call < 3; call++) {
      outcomes.push(
        await client()
          .getBlockNumber()
          .then(String, () => 'dropped'),
      );
    }
    expect(outcomes).toEqual(['dropped', 'dropped', '100']);
    expect(await readFaults(proxy.url)).toEqual([]);
  });

  it('is told when the node behind is gone', async () => {
    const orphan = await startFaultProxy('http://127.0.0.1:9', 0);
    const alone = createPublicClient({ chain: devnetChain, transport: http(orphan.url, { retryCount: 0 }) });
    await expect(alone.getBlockNumber()).rejects.toThrow('Status: 502');
    await orphan.stop();
  });

  it('cannot set faults from a web page', async () => {
    const answer = await fetch(new URL('/faults', proxy.url), {
      method: 'PUT',
      body: '[]',
      headers: { origin: 'http://127.0.0.1:3000' },
    });
    expect(answer.status).toBe(403);
  });
});
