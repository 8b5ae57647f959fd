import { describe, expect, it } from 'vitest';

import { createSafeProvider } from './safe-provider';

const SAFE = '0x41675C099F32341bf84BFc5382aF534df5C7461a';
const HASH = `0x${'ab'.repeat(32)}`;

/** Safe's app, with its answers by method; an Error is a refusal. */
function safeApp(answers: Readonly<Record<string, unknown>>) {
  const asked: { readonly method: string; readonly params: unknown }[] = [];
  const provider = createSafeProvider({
    ask: async (method, params = {}) => {
      asked.push({ method, params });
      const answer = answers[method];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { asked, provider };
}

describe('a Safe as a wallet', () => {
  it('is the account and the network of the Safe', async () => {
    const { provider } = safeApp({ getSafeInfo: { safeAddress: SAFE.toLowerCase(), chainId: 31_337 } });
    expect(await provider.request({ method: 'eth_requestAccounts' })).toEqual([SAFE]);
    expect(await provider.request({ method: 'eth_chainId' })).toBe('0x7a69');
  });

  it('proposes what it is asked to send, in the words of Safe’s app, and answers with the proposal’s hash', async () => {
    const { provider, asked } = safeApp({ sendTransactions: { safeTxHash: HASH } });
    const params = [{ from: SAFE, to: SAFE, value: '0xde0b6b3a7640000', gas: '0x1' }];
    expect(await provider.request({ method: 'eth_sendTransaction', params })).toBe(HASH);
    const txs = [{ to: SAFE, value: '1000000000000000000', data: '0x' }];
    expect(asked).toEqual([{ method: 'sendTransactions', params: { txs } }]);
  });

  it('tells a refusal of the person from a failure', async () => {
    const send = { method: 'eth_sendTransaction', params: [{ to: SAFE }] };
    const rejected = safeApp({ sendTransactions: new Error('Transaction was rejected') });
    await expect(rejected.provider.request(send)).rejects.toMatchObject({ code: 4001 });
    const failed = safeApp({ sendTransactions: new Error('the service is down') });
    await expect(failed.provider.request(send)).rejects.not.toHaveProperty('code');
  });

  it.each([{}, { safeTxHash: 'soon' }, null])('does not take %j for a proposal', async (answer) => {
    const { provider } = safeApp({ sendTransactions: answer });
    await expect(provider.request({ method: 'eth_sendTransaction', params: [{ to: SAFE }] })).rejects.toThrow('Safe');
  });

  it('reads through Safe’s own node', async () => {
    const { provider, asked } = safeApp({ rpcCall: '0x10' });
    expect(await provider.request({ method: 'eth_blockNumber' })).toBe('0x10');
    expect(asked).toEqual([{ method: 'rpcCall', params: { call: 'eth_blockNumber', params: [] } }]);
  });

  it.each(['eth_signTypedData_v4', 'eth_sign', 'personal_sign', 'eth_sendRawTransaction', 'wallet_sendCalls'])(
    'does not take %s',
    async (method) => {
      const { provider, asked } = safeApp({});
      await expect(provider.request({ method })).rejects.toMatchObject({ code: 4200 });
      expect(asked).toEqual([]);
    },
  );
});
