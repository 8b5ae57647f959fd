import path from 'node:path';

import type { Child, ChildProcesses } from '../../../devnet/child-processes';
import { LogChain } from '../../../lib/server/archive/log-chain.fixture';
import { REPOSITORY } from '../../repository';
import { LogNode } from './log-node';

const WITHIN_MS = 300_000;

/** A history to store, a node that has it, and a database. */
export interface SyncRun {
  readonly processes: ChildProcesses;
  readonly databaseUrl: string;
  readonly logs: number;
  /** Blocks that the node takes in one query. */
  readonly limit: bigint;
}

/** What was asked of the node until a process ended. */
export interface SyncPart {
  readonly queries: number;
  readonly blocks: bigint;
  readonly seconds: number;
}

/** Stores a history with processes that may be killed, and notes what each of them asks the node for. */
export class SyncRunner {
  readonly #asked = new Map<bigint, number>();

  private constructor(
    readonly run: SyncRun,
    readonly node: LogNode,
  ) {}

  static async open(run: SyncRun): Promise<SyncRunner> {
    // A log in each block; the last 64 are not final yet.
    const chain = new LogChain(BigInt(run.logs) + 64n, 1n);
    chain.limits = { blocks: run.limit };
    return new SyncRunner(run, await LogNode.start(chain));
  }

  /** Starts a process that stores what is missing. */
  start(): Child {
    const { processes, databaseUrl } = this.run;
    const worker = path.join(REPOSITORY, 'scripts', 'bench', 'archive', 'sync-worker.ts');
    const { head, every } = this.node.chain;
    const args = ['--conditions=react-server', '--import', 'tsx', worker, this.node.url, String(head), String(every)];
    return processes.spawn('A sync', process.execPath, args, {
      cwd: REPOSITORY,
      env: { DATABASE_URL: databaseUrl },
    });
  }

  /** Runs one to its end, or kills it as soon as so many blocks are stored. */
  async part(killAt?: number): Promise<SyncPart> {
    const startedAt = performance.now();
    const child = this.start();
    if (killAt === undefined) await child.said(/^ready \d+$/, WITHIN_MS);
    else {
      await child.said(atLeast(killAt), WITHIN_MS);
      process.kill(child.pid, 'SIGKILL');
    }
    await child.ended;
    return { ...this.take(), seconds: (performance.now() - startedAt) / 1_000 };
  }

  /** What was asked since the last call of this. */
  take(): Omit<SyncPart, 'seconds'> {
    const ranges = this.node.chain.takeRanges();
    for (const [from, to] of ranges)
      for (let block = from; block <= to; block += 1n) this.#asked.set(block, (this.#asked.get(block) ?? 0) + 1);
    return { queries: ranges.length, blocks: ranges.reduce((sum, [from, to]) => sum + to - from + 1n, 0n) };
  }

  /** Final blocks that were asked for more than once, over all processes. */
  repeated(): number {
    const last = this.node.chain.finalized ?? 0n;
    return [...this.#asked].filter(([block, times]) => block <= last && times > 1).length;
  }

  stop(): void {
    this.node.stop();
  }
}

/** A line `stored <n>` with n of this size or more, and not the whole. */
function atLeast(least: number): RegExp {
  const digits = String(least);
  const first = Number(digits[0]);
  return new RegExp(`^stored (?:[${first}-9]\\d{${digits.length - 1}}|\\d{${digits.length + 1},})$`);
}
