import { createTestClient, publicActions, walletActions } from 'viem';
import { describe, expect, it } from 'vitest';

import { devnetChain } from './chain';
import { type RpcCall, RpcRefusal, type SendBatch } from './json-rpc';
import { seedingTransport } from './seeding-transport';

const ACCOUNT = '0x00000000000000000000000000000000000000aa';
const receiptOf = (transactionHash: unknown) => ({ transactionHash, status: '0x1', blockNumber: '0x1' });

/** A node that only remembers what it was asked, trip by trip. */
function chain(refuses?: string) {
  const trips: RpcCall[][] = [];
  let sent = 0;
  const send: SendBatch = async (calls) => {
    trips.push([...calls]);
    return calls.map(({ method, params }) => {
      if (method === refuses) return new RpcRefusal(method, -32_000, 'Not so', undefined);
      // viem tries this one when the usual one is refused.
      if (method === 'wallet_sendTransaction') return new RpcRefusal(method, -32_601, 'No such method', undefined);
      if (method === 'eth_sendTransaction') return `0x${(++sent).toString(16).padStart(64, '0')}`;
      if (method === 'eth_sendTransactionSync') return receiptOf(`0x${(++sent).toString(16).padStart(64, '0')}`);
      if (method === 'eth_getTransactionReceipt') return receiptOf(params?.[0]);
      return '0x0';
    });
  };
  const client = createTestClient({
    chain: devnetChain,
    mode: 'anvil',
    transport: seedingTransport(send, devnetChain.id),
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions);
  const methods = () => trips.map((calls) => calls.map(({ method }) => method));
  const stake = (value: bigint) => client.sendTransactionSync({ account: ACCOUNT, to: ACCOUNT, value });
  return { client, trips, methods, stake };
}

describe('seedingTransport', () => {
  it('takes one trip for a transaction, with ample gas and nothing estimated', async () => {
    const { methods, trips, stake } = chain();
    expect((await stake(1n)).status).toBe('success');
    expect(methods()).toEqual([['eth_sendTransactionSync']]);
    expect(trips[0]?.[0]?.params).toMatchObject([{ gas: '0xe4e1c0', value: '0x1' }]);
  });

  it('lets block times and balances travel with what they are for', async () => {
    const { client, methods, stake } = chain();
    await client.setNextBlockTimestamp({ timestamp: 5n });
    await client.setBalance({ address: ACCOUNT, value: 1n });
    expect(methods()).toEqual([]);
    await stake(1n);
    expect(methods()).toEqual([['evm_setNextBlockTimestamp', 'anvil_setBalance', 'eth_sendTransactionSync']]);
  });

  it('mines transactions of the same moment in one block, in their order', async () => {
    const { methods, trips, stake } = chain();
    const receipts = await Promise.all([stake(1n), stake(2n)]);
    expect(methods()).toEqual([
      ['evm_setAutomine', 'eth_sendTransaction', 'eth_sendTransaction'],
      ['evm_mine'],
      ['evm_setAutomine', 'eth_getTransactionReceipt', 'eth_getTransactionReceipt'],
    ]);
    expect(trips[0]?.slice(1).map(({ params }) => params)).toMatchObject([[{ value: '0x1' }], [{ value: '0x2' }]]);
    expect(receipts.map(({ transactionHash }) => Number(transactionHash))).toEqual([1, 2]);
  });

  it('reads what is asked at once in one trip', async () => {
    const { client, methods } = chain();
    await Promise.all([client.getBalance({ address: ACCOUNT }), client.getBlockNumber()]);
    expect(methods()).toEqual([['eth_getBalance', 'eth_blockNumber']]);
  });

  it('fails what travels with a refused block time', async () => {
    const { client, stake } = chain('evm_setNextBlockTimestamp');
    await client.setNextBlockTimestamp({ timestamp: 5n });
    await expect(stake(1n)).rejects.toThrow('Not so');
  });

  it('fails only the call that the node refuses', async () => {
    const { client } = chain('eth_getBalance');
    const [balance, block] = await Promise.allSettled([
      client.getBalance({ address: ACCOUNT }),
      client.getBlockNumber(),
    ]);
    expect([balance.status, block.status]).toEqual(['rejected', 'fulfilled']);
  });
});
