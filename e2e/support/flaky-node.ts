import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** How the node behaves: as the chain does, refusing connections, or taking requests and never answering. */
export type NodeMood = 'well' | 'silent';

/** A node in front of the local chain that can be switched off and on: an outage without harm to the chain. */
export class FlakyNode {
  mood: NodeMood = 'well';
  /** Bodies of the requests it took. */
  readonly requests: string[] = [];
  #server: Server | null = null;
  #port = 0;

  constructor(readonly target: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens, on the same port as before when it did already. */
  async up(): Promise<void> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address === 'object' && address) this.#port = address.port;
  }

  /** Refuses connections from now on. */
  async down(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    this.#server = null;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    this.requests.push(body);
    if (this.mood === 'silent') return;
    const answer = await fetch(this.target, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }
}
