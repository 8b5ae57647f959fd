import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type LogChain, RpcFault } from '@/lib/server/archive/log-chain.fixture';

/** A chain of logs behind a port, as a provider with limits serves it. */
export class LogNode {
  readonly #server: Server;

  private constructor(
    readonly chain: LogChain,
    server: Server,
  ) {
    this.#server = server;
  }

  static async start(chain: LogChain): Promise<LogNode> {
    const server = createServer((request, response) => {
      answerTo(chain, request).then(
        (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
        () => response.destroy(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new LogNode(chain, server);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function answerTo(chain: LogChain, request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
  try {
    return JSON.stringify({ jsonrpc: '2.0', id, result: chain.answer(method, params) });
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    return JSON.stringify({ jsonrpc: '2.0', id, error: { code: error.code, message: error.message } });
  }
}
