import { Agent, request as httpRequest } from 'node:http';

/** A call of a node's method. */
export type RpcCall = { readonly method: string; readonly params?: readonly unknown[] | undefined };

/** A node refused a call. The fields are those of JSON-RPC. */
export class RpcRefusal extends Error {
  override readonly name = 'RpcRefusal';

  constructor(
    readonly method: string,
    readonly code: number,
    message: string,
    readonly data: unknown,
  ) {
    super(message);
  }
}

/** What a node says to one call. */
type Answer = {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
};

/** Sends calls in one round trip; the node takes them in their order. Rejects only when there is no answer at all. */
export type SendBatch = (calls: readonly RpcCall[]) => Promise<readonly (unknown | RpcRefusal)[]>;

/** Speaks JSON-RPC to a node over connections that stay open. Much lighter than fetch where there are thousands of calls. */
export function openRpc(url: string, timeoutMs: number): SendBatch {
  const agent = new Agent({ keepAlive: true });
  return async (calls) => {
    const body = JSON.stringify(calls.map((call, id) => ({ jsonrpc: '2.0', id, ...call })));
    const answers: readonly Answer[] = JSON.parse(await post(url, agent, body, timeoutMs));
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    return calls.map(({ method }, id) => outcomeOf(method, byId.get(id)));
  };
}

function outcomeOf(method: string, answer: Answer | undefined): unknown | RpcRefusal {
  if (answer === undefined) throw new Error(`The node did not answer ${method}.`);
  const { error } = answer;
  return error === undefined ? answer.result : new RpcRefusal(method, error.code, error.message, error.data);
}

function post(url: string, agent: Agent, body: string, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = httpRequest(url, { method: 'POST', agent, headers, timeout: timeoutMs }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      response.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error(`The node took more than ${timeoutMs} ms.`)));
    sent.on('error', reject);
    sent.end(body);
  });
}
