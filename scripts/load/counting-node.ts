import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readCalls } from '../../devnet/faults/rpc-call';

/** A node in front of the chain that counts what it is asked. */
export class CountingNode {
  readonly #counts = new Map<string, number>();
  readonly #server: Server;

  private constructor(
    readonly target: string,
    server: Server,
  ) {
    this.#server = server;
  }

  static async start(target: string): Promise<CountingNode> {
    const server = createServer((request, response) => {
      node.#serve(request, response).catch(() => response.destroy());
    });
    const node: CountingNode = new CountingNode(target, server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return node;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Calls by method since the last call of this. */
  take(): ReadonlyMap<string, number> {
    const counts = new Map(this.#counts);
    this.#counts.clear();
    return counts;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    for (const { method } of readCalls(body)?.calls ?? [])
      this.#counts.set(method, (this.#counts.get(method) ?? 0) + 1);
    const answer = await fetch(this.target, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }
}
