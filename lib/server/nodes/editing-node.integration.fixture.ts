import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type RpcCall, readCalls } from '@/devnet/faults/rpc-call';

/** What a node says to one call instead of the truth. */
export type Edit = (call: RpcCall, truth: unknown) => unknown;

/** A node in front of a chain that counts what it is asked and can say something else than the chain does. */
export class EditingNode {
  /** Null to tell the truth. */
  edit: Edit | null = null;
  readonly asked: RpcCall[] = [];
  readonly #server: Server;

  private constructor(
    readonly target: string,
    server: Server,
  ) {
    this.#server = server;
  }

  static async start(target: string): Promise<EditingNode> {
    const server = createServer((request, response) => {
      node.#answer(request).then(
        (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
        () => response.destroy(),
      );
    });
    const node: EditingNode = new EditingNode(target, server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return node;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** How often a method was asked. */
  count(method: string): number {
    return this.asked.filter((call) => call.method === method).length;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const [call] = readCalls(body)?.calls ?? [];
    if (call !== undefined) this.asked.push(call);
    const answer = await fetch(this.target, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const text = await answer.text();
    if (this.edit === null || call === undefined) return text;
    const json = JSON.parse(text) as { result?: unknown };
    return JSON.stringify({ ...json, result: this.edit(call, json.result) });
  }
}
