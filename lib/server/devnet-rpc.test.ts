import { beforeEach, describe, expect, it, vi } from 'vitest';

import { forwardToDevnet } from './devnet-rpc';
import { serverSettings } from './env';

vi.mock('./env', () => ({ serverSettings: vi.fn() }));

const NODE = 'http://127.0.0.1:8545';
const forward = vi.fn<typeof fetch>();

const request = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  new Request('http://app.invalid/api', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
const asking = (method: unknown) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] });

function servedOn(network: 'devnet' | 'mainnet', rpcUrls: readonly string[] = [NODE]): void {
  vi.mocked(serverSettings).mockReturnValue({ network, rpcUrls } as unknown as ReturnType<typeof serverSettings>);
}

beforeEach(() => {
  servedOn('devnet');
  forward.mockReset();
  forward.mockImplementation(async () => new Response('{"result":"0x1"}', { status: 200 }));
  vi.stubGlobal('fetch', forward);
});

describe('forwardToDevnet', () => {
  it('hands what a wallet asks to the local chain, word for word', async () => {
    const answer = await forwardToDevnet(request(asking('eth_sendTransaction'), { 'sec-fetch-site': 'same-origin' }));
    expect(await answer.text()).toBe('{"result":"0x1"}');
    expect(forward).toHaveBeenCalledWith(NODE, expect.objectContaining({ body: asking('eth_sendTransaction') }));
  });

  it.each([
    { why: 'the controls of the chain', body: asking('anvil_setBalance'), status: 400 },
    { why: 'the clock of the chain', body: asking('evm_increaseTime'), status: 400 },
    { why: 'a raw transaction of a stranger', body: asking('eth_sendRawTransaction'), status: 400 },
    { why: 'a batch, which may hide anything', body: `[${asking('eth_call')}]`, status: 400 },
    { why: 'a method that is no text', body: asking(['eth_call']), status: 400 },
    { why: 'no JSON', body: '{', status: 400 },
    { why: 'nothing', body: 'null', status: 400 },
    { why: 'too much', body: asking('eth_call').padEnd(200_001), status: 413 },
  ])('refuses $why with $status', async ({ body, status }) => {
    expect((await forwardToDevnet(request(body))).status).toBe(status);
    expect(forward).not.toHaveBeenCalled();
  });

  it.each([
    { why: 'another site', headers: { 'sec-fetch-site': 'cross-site' } },
    { why: 'a sibling site', headers: { 'sec-fetch-site': 'same-site' } },
    { why: 'a form, which needs no permission to post', headers: { 'content-type': 'text/plain' } },
  ])('refuses $why', async ({ headers }) => {
    expect((await forwardToDevnet(request(asking('eth_call'), headers))).status).toBe(403);
    expect(forward).not.toHaveBeenCalled();
  });

  it('is not there on a public network, nor before the local chain has started', async () => {
    servedOn('mainnet');
    expect((await forwardToDevnet(request(asking('eth_call')))).status).toBe(404);
    servedOn('devnet', []);
    expect((await forwardToDevnet(request(asking('eth_call')))).status).toBe(404);
    expect(forward).not.toHaveBeenCalled();
  });

  it('says that the local chain does not answer', async () => {
    forward.mockRejectedValue(new TypeError('fetch failed'));
    const answer = await forwardToDevnet(request(asking('eth_call')));
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ status: 502, title: expect.stringContaining('does not answer') });
  });
});
