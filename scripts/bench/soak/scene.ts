import path from 'node:path';

import { freePort } from '../../../devnet/free-port';
import type { AppInstance } from '../../app-instance';
import { EventClient } from '../../load/event-client';
import type { Stage } from '../server/stage';
import { isUnhandled } from './log-line';

/** Streams that move between both servers, and that know only one. */
const STREAMS = { both: 20, each: 10 };
const LOOK_MS = 200;
/** Enough for the oldest block that a page may show and the oldest that it should not. */
const MOST_HEADS = 500;
/** Told one by one; more of them say nothing new. */
const MOST_TOLD = 40;

/** Two servers on a chain that lives: one lasts, one is killed now and then. What is seen to be wrong is kept. */
export class Scene {
  readonly complaints: string[] = [];
  readonly unhandled: string[] = [];
  /** Whether something is wrong, or was and is not over yet. */
  inTrouble = false;
  /** Whether the second server is being killed or started. */
  isAway = false;
  clients: readonly EventClient[] = [];
  readonly #startedAt = performance.now();
  /** Newest blocks, each with the moment at which it was first seen, newest last. */
  readonly #heads: { readonly number: bigint; readonly atMs: number }[] = [];
  #mortal: AppInstance | null = null;
  #timer: NodeJS.Timeout | null = null;

  private constructor(
    readonly stage: Stage,
    readonly steady: string,
    readonly mortalPort: number,
  ) {}

  static async open(stage: Stage): Promise<Scene> {
    const lines: string[] = [];
    const { url } = await stage.app({ RPC_URLS: stage.devnet.proxy.url }, { onLine: (line) => lines.push(line) });
    const scene = new Scene(stage, url, await freePort());
    await scene.revive();
    const origins = [url, scene.mortal];
    await Promise.all(origins.map((origin) => fetch(origin)));
    scene.clients = [
      ...Array.from({ length: STREAMS.both }, (_, index) => new EventClient(origins, index % 2)),
      ...origins.flatMap((origin) => Array.from({ length: STREAMS.each }, () => new EventClient([origin], 0))),
    ];
    scene.#timer = setInterval(() => {
      for (const line of lines.splice(0)) scene.#hear(line);
      stage.head().then(
        (head) => scene.#see(head),
        (error: unknown) => scene.complain(`the chain itself does not answer: ${String(error)}`),
      );
    }, LOOK_MS);
    return scene;
  }

  get mortal(): string {
    return `http://127.0.0.1:${this.mortalPort}`;
  }

  /** Ends the second server as a crash would. */
  kill(): void {
    this.isAway = true;
    this.#mortal?.kill();
  }

  /** Starts it again, at the same port and with the same folder. */
  async revive(): Promise<void> {
    const env = { RPC_URLS: this.stage.devnet.proxy.url, MILLRACE_DATA: path.join(this.stage.folder, 'mortal') };
    this.#mortal = await this.stage.app(env, { port: this.mortalPort, onLine: (line) => this.#hear(line) });
    this.isAway = false;
  }

  /** Notes what is wrong, and says it at once. */
  complain(what: string): void {
    this.complaints.push(what);
    if (this.complaints.length <= MOST_TOLD) console.log(`  ${this.seconds.toFixed(0)} s: ${what}`);
  }

  /** Seconds since the beginning. */
  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1_000;
  }

  /** For how many seconds a block had not been the newest any more at that moment. */
  behindSeconds(block: bigint, atMs: number): number {
    const next = this.#heads.find(({ number }) => number > block);
    return next === undefined ? 0 : Math.max(0, atMs - next.atMs) / 1_000;
  }

  /** Whether every stream has that block or a later one, and what it saw last is a block of the chain. */
  async allAt(target: bigint): Promise<boolean> {
    const last = new Set(this.clients.map((client) => client.last));
    for (const id of last) if (id === null || !(await this.#isOnChain(id, target))) return false;
    return true;
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const client of this.clients) client.stop();
  }

  async #isOnChain(id: string, target: bigint): Promise<boolean> {
    const [number = '', hash] = id.split(':');
    if (BigInt(number) < target) return false;
    const block = await this.stage.devnet.client.getBlock({ blockNumber: BigInt(number) });
    return block.hash === hash;
  }

  #see(head: bigint): void {
    if (this.#heads.at(-1)?.number !== head) this.#heads.push({ number: head, atMs: performance.now() });
    if (this.#heads.length > MOST_HEADS) this.#heads.shift();
  }

  #hear(line: string): void {
    if (!isUnhandled(line)) return;
    this.unhandled.push(line);
    if (this.unhandled.length <= MOST_TOLD) console.log(`  ${this.seconds.toFixed(0)} s, log: ${line.slice(0, 600)}`);
  }
}
