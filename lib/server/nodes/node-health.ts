import 'server-only';

import type { Failing } from './node-fault';
import type { NodeName } from './node-name';

/** Weight of the newest answer in the running means. */
const NEWEST = 0.2;
/** A node that failed so often in a row is asked last. */
const FAILING_AFTER = 2;
/** More blocks behind than this is lagging: news takes a second or two to travel. */
const TOLERATED_BLOCKS = 2n;
/** How long a node that contradicted others or itself is not used; doubled each time, up to the longest. */
const FIRST_BAN_MS = 60_000;
const LONGEST_BAN_MS = 3_600_000;
/** The only node there is has no better one to take its place; what it says is checked each time. */
const ONLY_NODE_BAN_MS = 5_000;
/** A chain id is asked again after so long: addresses get moved to other nodes. */
const CHAIN_CHECK_MS = 600_000;
const WRONG_CHAIN_CHECK_MS = 30_000;

/** How a node stands, worst reason first. */
export type Standing = 'well' | 'untried' | 'failing' | 'busy' | 'lagging' | 'wrong-chain' | 'contradicts';

/** What is known of one node, for people and for metrics. Times in milliseconds. */
export interface NodeReport extends NodeName {
  readonly standing: Standing;
  /** Running mean of its answers' time; null before the first. */
  readonly latencyMs: number | null;
  /** Running share of failed requests, 0 to 1. */
  readonly failedShare: number;
  readonly requests: number;
  readonly failures: number;
  /** The newest block it has shown. */
  readonly height: bigint | null;
  /** Blocks it was behind the others when it last showed its newest block. */
  readonly behind: bigint;
  /** What is wrong, in words; null when nothing is. */
  readonly note: string | null;
}

/** What one node has shown so far. Holds no address. */
export class NodeHealth {
  #latencyMs: number | null = null;
  #failedShare = 0;
  #failedInRow = 0;
  #requests = 0;
  #failures = 0;
  #restUntil = 0;
  #height: bigint | null = null;
  #behind = 0n;
  #chain: { readonly id: number; readonly atMs: number } | null = null;
  #banned: { readonly what: string; readonly untilMs: number } | null = null;
  #bans = 0;
  #disputed: string | null = null;

  constructor(
    readonly name: NodeName,
    readonly chainId: number,
  ) {}

  /** It answered in so many milliseconds. */
  answered(tookMs: number): void {
    this.#requests += 1;
    this.#failedInRow = 0;
    this.#failedShare *= 1 - NEWEST;
    this.#latencyMs = this.#latencyMs === null ? tookMs : this.#latencyMs * (1 - NEWEST) + tookMs * NEWEST;
  }

  /** It gave no answer that could be used. */
  failed(failing: Failing): void {
    this.#requests += 1;
    this.#failures += 1;
    if (failing.kind === 'busy') {
      this.#restUntil = Math.max(this.#restUntil, failing.untilMs);
      return;
    }
    // A missing block says where its head is, not that it is broken.
    if (failing.kind === 'lacks-block') return;
    this.#failedInRow += 1;
    this.#failedShare = this.#failedShare * (1 - NEWEST) + NEWEST;
    if (this.#failedInRow === FAILING_AFTER) this.#chain = null;
  }

  /** It showed its newest block, while `best` was the newest that any node had shown. */
  showedHead(height: bigint, best: bigint): void {
    this.#height = height;
    this.#behind = best > height ? best - height : 0n;
  }

  /** More than a moment behind. */
  get isLagging(): boolean {
    return this.#behind > TOLERATED_BLOCKS;
  }

  servesChain(id: number, nowMs: number): void {
    this.#chain = { id, atMs: nowMs };
  }

  /**
   * It contradicted itself or a majority: it is not used for a while, longer each time.
   * @param isOnly whether there is no other node
   */
  ban(what: string, nowMs: number, isOnly: boolean): void {
    const lasts = isOnly ? ONLY_NODE_BAN_MS : Math.min(FIRST_BAN_MS * 2 ** this.#bans, LONGEST_BAN_MS);
    this.#bans += 1;
    this.#banned = { what, untilMs: nowMs + lasts };
  }

  /** It and others disagree, and nothing says who is right; null when they agree again. */
  dispute(what: string | null): void {
    this.#disputed = what;
  }

  /** Whether its chain has to be asked for before it is used. */
  needsChainCheck(nowMs: number): boolean {
    if (this.#chain === null) return true;
    return nowMs - this.#chain.atMs > (this.#chain.id === this.chainId ? CHAIN_CHECK_MS : WRONG_CHAIN_CHECK_MS);
  }

  /** Why it must not be asked now; null when it may be. */
  refusal(nowMs: number): Failing | null {
    if (this.#banned !== null && nowMs < this.#banned.untilMs) return { kind: 'contradicts', what: this.#banned.what };
    if (this.#chain !== null && this.#chain.id !== this.chainId)
      return { kind: 'wrong-chain', expected: this.chainId, found: this.#chain.id };
    return nowMs < this.#restUntil ? { kind: 'busy', untilMs: this.#restUntil } : null;
  }

  /** The lower the sooner it is asked: failing and lagging nodes last, then by time to an answer in steps of two. */
  rank(): number {
    const failing = this.#failedInRow >= FAILING_AFTER ? 10_000 : 0;
    const lagging = this.isLagging ? 1_000 : 0;
    const expectedMs = (this.#latencyMs ?? 1) * (1 + 4 * this.#failedShare);
    // Below 32 ms nobody notices a difference, and nodes would only take turns.
    return failing + lagging + Math.max(5, Math.floor(Math.log2(Math.max(expectedMs, 1))));
  }

  report(nowMs: number): NodeReport {
    return {
      ...this.name,
      standing: this.#standing(nowMs),
      latencyMs: this.#latencyMs === null ? null : Math.round(this.#latencyMs),
      failedShare: Math.round(this.#failedShare * 1_000) / 1_000,
      requests: this.#requests,
      failures: this.#failures,
      height: this.#height,
      behind: this.#behind,
      note: this.#note(nowMs),
    };
  }

  #standing(nowMs: number): Standing {
    const refusal = this.refusal(nowMs)?.kind;
    if (refusal === 'contradicts' || refusal === 'wrong-chain' || refusal === 'busy') return refusal;
    if (this.#disputed !== null) return 'contradicts';
    if (this.#failedInRow >= FAILING_AFTER) return 'failing';
    if (this.isLagging) return 'lagging';
    return this.#requests === 0 ? 'untried' : 'well';
  }

  #note(nowMs: number): string | null {
    const refusal = this.refusal(nowMs);
    if (refusal?.kind === 'contradicts') return refusal.what;
    if (refusal?.kind === 'wrong-chain') return `serves chain ${refusal.found}, not ${refusal.expected}`;
    if (refusal?.kind === 'busy') return `asks to be left alone for ${Math.ceil((refusal.untilMs - nowMs) / 1_000)} s`;
    if (this.#disputed !== null) return this.#disputed;
    return this.isLagging ? `is ${this.#behind} blocks behind` : null;
  }
}
