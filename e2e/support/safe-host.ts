import { createServer, type Server } from 'node:http';

import type { Page } from '@playwright/test';
import type { Address, Hex } from 'viem';

import { freePort } from '@/devnet/free-port';

import type { SafePlayer } from './safe-player';

type Answer = { readonly data: unknown } | { readonly error: string };

/** The site of Safe's web app, on an origin of its own. A real server: browsers ask before a made-up one loads local pages. */
export class SafeSite {
  /** Address of the page it shows in its frame. */
  framed = 'about:blank';

  private constructor(
    readonly origin: string,
    readonly server: Server,
  ) {}

  static async start(): Promise<SafeSite> {
    const port = await freePort();
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(hostPage(site.framed));
    });
    const site = new SafeSite(`http://localhost:${port}`, server);
    await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
    return site;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/**
 * Safe's web app as a page inside it meets it: it shows the page in a frame, and answers its messages for one Safe of the
 * local chain. Its protocol is that of github.com/safe-global/safe-apps-sdk.
 */
export class SafeHost {
  /** The person closes Safe's dialog instead of proposing. */
  declines = false;
  /** Methods it was asked. */
  readonly asked: string[] = [];

  private constructor(
    readonly safe: SafePlayer,
    readonly chainId: number,
  ) {}

  /** Opens the site in a page, answering for a Safe. */
  static async open(page: Page, site: SafeSite, safe: SafePlayer): Promise<SafeHost> {
    const host = new SafeHost(safe, 31_337);
    await page.exposeFunction('safeHostAnswer', (method: string, params: unknown) => host.#answer(method, params));
    await page.goto(site.origin);
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
