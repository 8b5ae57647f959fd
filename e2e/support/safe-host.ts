import type { Page } from '@playwright/test';
import type { Address, Hex } from 'viem';

import type { SafePlayer } from './safe-player';

type Answer = { readonly data: unknown } | { readonly error: string };

/**
 * Safe's web app as a page inside it meets it: it shows the page in a frame, and answers its messages for one Safe of the
 * local chain. Its protocol is that of github.com/safe-global/safe-apps-sdk.
 */
export class SafeHost {
  static readonly ORIGIN = 'http://localhost:3999';
  /** The person closes Safe's dialog instead of proposing. */
  declines = false;
  /** Methods it was asked. */
  readonly asked: string[] = [];

  private constructor(
    readonly safe: SafePlayer,
    readonly chainId: number,
  ) {}

  /** Makes the host's origin show a frame with that address. */
  static async install(page: Page, safe: SafePlayer, framed: string): Promise<SafeHost> {
    const host = new SafeHost(safe, 31_337);
    await page.exposeFunction('safeHostAnswer', (method: string, params: unknown) => host.#answer(method, params));
    await page.route(`${SafeHost.ORIGIN}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: hostPage(framed) }),
    );
    await page.goto(`${SafeHost.ORIGIN}/`);
    return host;
  }

  async #answer(method: string, params: unknown): Promise<Answer> {
    this.asked.push(method);
    try {
      return { data: await this.#handle(method, params) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  async #handle(method: string, params: unknown): Promise<unknown> {
    switch (method) {
      case 'getSafeInfo':
        return { safeAddress: this.safe.address, chainId: this.chainId, threshold: 2, owners: [], isReadOnly: false };
      case 'rpcCall': {
        const { call, params: args } = params as { readonly call: string; readonly params: readonly unknown[] };
        return this.#read(call, args);
      }
      case 'sendTransactions': {
        if (this.declines) throw new Error('Transaction was rejected');
        const [tx] = (params as { readonly txs: readonly { to: Address; value: string; data: Hex }[] }).txs;
        if (tx === undefined) throw new Error('nothing to propose');
        const value: Hex = `0x${BigInt(tx.value).toString(16)}`;
        return { safeTxHash: await this.safe.propose({ to: tx.to, data: tx.data, value }) };
      }
      default:
        throw new Error(`${method} is not known here`);
    }
  }

  async #read(method: string, params: readonly unknown[]): Promise<unknown> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.safe.rpcUrl, { method: 'POST', body, headers });
    const json = (await answer.json()) as { readonly result?: unknown; readonly error?: { readonly message: string } };
    if (json.error !== undefined) throw new Error(json.error.message);
    return json.result;
  }
}

function hostPage(framed: string): string {
  const { origin } = new URL(framed);
  return `<!doctype html><html lang="en"><title>Safe</title>
<iframe id="app" title="app" src="${framed}" style="border:0;width:1200px;height:680px"></iframe>
<script>
  addEventListener('message', async ({ source, origin, data }) => {
    if (origin !== ${JSON.stringify(origin)}) return;
    const answer = await safeHostAnswer(data.method, data.params);
    source.postMessage({ id: data.id, version: '1.18.0', success: !('error' in answer), ...answer }, origin);
  });
</script>`;
}
