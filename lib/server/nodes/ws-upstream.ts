import 'server-only';

import WebSocket, { type RawData } from 'ws';

import { NodeFault } from './node-fault';
import { type NodeName, nodeName } from './node-name';
import { resultOf } from './rpc-answer';
import type { HeadListener, Upstream } from './upstream';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: NodeFault): void;
}

interface Connection {
  readonly socket: WebSocket;
  readonly opened: Promise<void>;
}

/** Largest message taken from a node: a long list of logs is some megabytes. */
const MOST_MESSAGE_BYTES = 64 * 1024 * 1024;

/** A node over WebSocket: requests and announced heads share one connection, opened when it is needed. */
export class WsUpstream implements Upstream {
  readonly name: NodeName;
  readonly announces = true;
  readonly #url: string;
  readonly #now: () => number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, HeadListener>();
  readonly #enders = new Set<() => void>();
  #connection: Connection | null = null;
  #id = 0;

  constructor(url: string, place: number, now: () => number) {
    this.name = nodeName(url, place);
    this.#url = url;
    this.#now = now;
  }

  async request(method: string, params: unknown, timeoutMs: number): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new NodeFault({ kind: 'timeout' })), timeoutMs);
    });
    this.#id += 1;
    const id = this.#id;
    try {
      return resultOf(await Promise.race([this.#ask(id, method, params), late]), this.#now());
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  announceHeads(onHead: HeadListener, onEnd: () => void): () => void {
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      this.#enders.delete(end);
      onEnd();
    };
    this.#enders.add(end);
    this.request('eth_subscribe', ['newHeads'], 10_000).then(
      (subscription) => {
        if (!ended && typeof subscription === 'string') this.#listeners.set(subscription, onHead);
      },
      () => end(),
    );
    return () => {
      ended = true;
      this.#enders.delete(end);
      for (const [subscription, listener] of this.#listeners) {
        if (listener !== onHead) continue;
        this.#listeners.delete(subscription);
        this.request('eth_unsubscribe', [subscription], 5_000).catch(() => undefined);
      }
    };
  }

  close(): void {
    this.#connection?.socket.terminate();
    this.#lost();
  }

  async #ask(id: number, method: string, params: unknown): Promise<unknown> {
    const { socket, opened } = this.#connected();
    await opened;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  #connected(): Connection {
    if (this.#connection !== null) return this.#connection;
    const socket = new WebSocket(this.#url, { maxPayload: MOST_MESSAGE_BYTES, handshakeTimeout: 10_000 });
    const opened = new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('close', () => reject(new NodeFault({ kind: 'unreachable' })));
    });
    // Whoever waits for the opening gets the reason; with nobody waiting it must not end the process.
    opened.catch(() => undefined);
    const connection = { socket, opened };
    this.#connection = connection;
    socket.on('message', (data) => this.#take(data));
    // The error's words can carry the address; a close always follows it.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      if (this.#connection === connection) this.#lost();
    });
    return connection;
  }

  #take(data: RawData): void {
    const message = messageOf(data);
    if (message === null) return;
    if (message.method === 'eth_subscription') {
      this.#listeners.get(message.params?.subscription ?? '')?.(message.params?.result);
      return;
    }
    if (message.id !== undefined) this.#waiting.get(message.id)?.resolve(message);
  }

  #lost(): void {
    this.#connection = null;
    this.#listeners.clear();
    for (const { reject } of this.#waiting.values()) reject(new NodeFault({ kind: 'unreachable' }));
    this.#waiting.clear();
    for (const end of [...this.#enders]) end();
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly subscription?: string; readonly result?: unknown };
}

function messageOf(data: RawData): Message | null {
  try {
    const json: unknown = JSON.parse(String(data));
    return typeof json === 'object' && json !== null ? json : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
