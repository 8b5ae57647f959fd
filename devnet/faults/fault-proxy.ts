import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { shortReason } from '../short-reason';
import type { FaultRule } from './fault';
import { type OldView, seenFrom } from './old-block';
import { type ActiveFault, activate, type FaultPlan, planFaults, stillActive } from './plan-faults';
import { type RpcAnswer, type RpcCall, readCalls } from './rpc-call';

/** Where faults are set: beside JSON-RPC, which is posted to the root. */
export const FAULTS_PATH = '/faults';

/** A proxy in front of a node that answers as the node does until a fault is set. */
export type FaultProxy = {
  readonly url: string;
  /** Replaces what is set. */
  readonly set: (rules: readonly FaultRule[]) => void;
  /** What is set and not used up. */
  readonly faults: () => readonly FaultRule[];
  readonly stop: () => Promise<void>;
};

/**
 * Starts the proxy on the loopback interface. JSON-RPC over HTTP only, as the app uses it.
 * @param port 0 for any that is free
 */
export async function startFaultProxy(target: string, port: number): Promise<FaultProxy> {
  let active: readonly ActiveFault[] = [];
  const set = (rules: readonly FaultRule[]) => {
    active = rules.map((rule) => activate(rule, Date.now()));
  };
  const faults = () => {
    active = stillActive(active, Date.now());
    return active.map(({ rule }) => rule);
  };
  const take = (calls: readonly RpcCall[]): FaultPlan => {
    const { plan, left } = planFaults(active, calls, Date.now());
    active = left;
    return plan;
  };
  const server = createServer((request, response) => {
    const served =
      request.url === FAULTS_PATH
        ? control(request, response, set, faults)
        : serve(target, request, response, active.length === 0 ? undefined : take);
    served.catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' });
      response.end(`The local chain does not answer: ${shortReason(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${taken}`, set, faults, stop };
}

/** GET says what is set, PUT replaces it. Not for web pages: a browser names the page's origin, a command does not. */
async function control(
  request: IncomingMessage,
  response: ServerResponse,
  set: FaultProxy['set'],
  faults: FaultProxy['faults'],
): Promise<void> {
  if (request.headers.origin !== undefined) {
    response.writeHead(403).end();
    return;
  }
  if (request.method === 'PUT') set(JSON.parse(await bodyOf(request)));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(faults()));
}

async function serve(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  take: ((calls: readonly RpcCall[]) => FaultPlan) | undefined,
): Promise<void> {
  const body = await bodyOf(request);
  const read = take === undefined ? undefined : readCalls(body);
  if (take === undefined || read === undefined) return pass(target, request, body, response);
  const plan = take(read.calls);
  if (plan.delayMs > 0) await delay(plan.delayMs);
  if (plan.failure !== undefined) return fail(plan.failure, request, response);
  const answers = await Promise.all(read.calls.map((call, index) => answerOf(target, call, plan, index)));
  response
    .writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
    .end(JSON.stringify(read.isBatch ? answers : answers[0]));
}

/** Hands a request to the node and its answer back, untouched. */
async function pass(target: string, request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
  const { method = 'POST' } = request;
  const answer = await fetch(target, {
    method,
    headers: forwardedHeaders(request),
    ...(method !== 'GET' && method !== 'HEAD' && { body }),
  });
  const headers = [...answer.headers].filter(
    ([name]) => name === 'content-type' || name.startsWith('access-control-') || name === 'vary',
  );
  response.writeHead(answer.status, Object.fromEntries(headers)).end(await answer.text());
}

function forwardedHeaders(request: IncomingMessage): Record<string, string> {
  const names = ['content-type', 'origin', 'access-control-request-method', 'access-control-request-headers'];
  return Object.fromEntries(names.flatMap((name) => [[name, request.headers[name]]]).filter(isPresent));
}

function isPresent(entry: readonly unknown[]): entry is readonly [string, string] {
  return typeof entry[1] === 'string';
}

function fail(failure: NonNullable<FaultPlan['failure']>, request: IncomingMessage, response: ServerResponse): void {
  switch (failure.kind) {
    case 'drop':
      request.socket.destroy();
      return;
    case '429':
      response.writeHead(429, { 'retry-after': String(failure.retryAfterSeconds) }).end('Too Many Requests');
      return;
    case '500':
      response.writeHead(500).end('Internal Server Error');
  }
}

async function answerOf(target: string, call: RpcCall, plan: FaultPlan, index: number): Promise<RpcAnswer> {
  const behind = plan.blocksBehind[index] ?? 0;
  const view: OldView = behind === 0 ? { kind: 'ask', call } : seenFrom(await headMinus(target, behind), call);
  const answer = await answerTo(target, call, view);
  const edit = plan.edits[index];
  return edit === undefined || answer.error !== undefined ? answer : { ...answer, result: edit(answer.result) };
}

function answerTo(target: string, { id = null }: RpcCall, view: OldView): Promise<RpcAnswer> {
  switch (view.kind) {
    case 'ask':
      return ask(target, view.call);
    case 'answer':
      return Promise.resolve({ jsonrpc: '2.0', id, result: view.result });
    case 'refuse':
      return Promise.resolve({ jsonrpc: '2.0', id, error: { code: -32_000, message: view.message } });
  }
}

async function headMinus(target: string, blocks: number): Promise<bigint> {
  const { result } = await ask(target, { method: 'eth_blockNumber', params: [] });
  const head = BigInt(String(result)) - BigInt(blocks);
  return head > 0n ? head : 0n;
}

async function ask(target: string, call: RpcCall): Promise<RpcAnswer> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, ...call });
  const answer = await fetch(target, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return answer.json();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
