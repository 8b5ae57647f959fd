import 'server-only';

import { type Failing, type NodeFailure, NodeFault, NodesFailed, RpcFault } from './node-fault';
import { NodeHealth, type NodeReport } from './node-health';
import type { NodeName } from './node-name';
import type { Upstream } from './upstream';

/** A node that answers slower than this is as good as none for a page. */
const TIMEOUT_MS = 6_000;
/** While others are left to ask, a silent node is given up sooner. */
const TIMEOUT_WITH_OTHERS_MS = 2_500;

/** An answer and who gave it. */
export interface Answered {
  readonly result: unknown;
  readonly node: NodeName;
}

/** One request to one node, for whoever counts. */
export interface Asked {
  readonly node: NodeName;
  readonly method: string;
  /** `ok`, `rpc-error`, or how it failed. */
  readonly outcome: string;
  readonly tookMs: number;
}

interface Member {
  readonly upstream: Upstream;
  readonly health: NodeHealth;
  checking: Promise<void> | null;
}

/**
 * Several nodes as one: each request goes to the healthiest, and on to the next while one fails. A node that serves
 * another chain, or that was caught contradicting, is never asked; one that answered 429 is not asked before its time.
 */
export class NodePool {
  readonly #members: readonly Member[];
  readonly #now: () => number;
  readonly #onAsked: (asked: Asked) => void;
  #best = 0n;

  constructor(
    upstreams: readonly Upstream[],
    chainId: number,
    now: () => number,
    onAsked: (asked: Asked) => void = () => undefined,
  ) {
    this.#members = upstreams.map((upstream) => ({
      upstream,
      health: new NodeHealth(upstream.name, chainId),
      checking: null,
    }));
    this.#now = now;
    this.#onAsked = onAsked;
  }

  /**
   * Asks the nodes in the order of their health until one answers.
   * @throws RpcFault when a node's answer is no, NodesFailed when none could be asked or none answered
   */
  async request(method: string, params: unknown): Promise<Answered> {
    const failures: NodeFailure[] = [];
    const ranked = this.#ranked();
    for (const [index, member] of ranked.entries()) {
      const timeoutMs = index < ranked.length - 1 ? TIMEOUT_WITH_OTHERS_MS : TIMEOUT_MS;
      const tried = await this.#tryOne(member, method, params, timeoutMs);
      if (tried.ok) return { result: tried.result, node: member.upstream.name };
      failures.push({ node: member.upstream.name, failing: tried.failing });
    }
    throw new NodesFailed(failures.toSorted((a, b) => a.node.place - b.node.place));
  }

  /** Asks one node and no other. Null when it cannot be asked or does not answer. */
  async askOnly(node: NodeName, method: string, params: unknown): Promise<Answered | null> {
    const member = this.#member(node);
    if (member === undefined) return null;
    const tried = await this.#tryOne(member, method, params, TIMEOUT_WITH_OTHERS_MS);
    return tried.ok ? { result: tried.result, node } : null;
  }

  /**
   * Asks the nodes in the order of their health until one gives an answer that is of use.
   * @param take what is wanted from an answer; null when it is not in it
   * @param witness the node without whose answer nothing can be concluded
   * @returns null when nodes answered, the witness among them, and none of them had it
   * @throws NodesFailed when no node, or not the witness, could be asked
   */
  async search<T>(
    method: string,
    params: unknown,
    take: (result: unknown) => T | null,
    witness?: NodeName,
  ): Promise<T | null> {
    const failures: NodeFailure[] = [];
    const ranked = this.#ranked();
    for (const member of ranked) {
      const node = member.upstream.name;
      const tried = await this.#tryOne(member, method, params, TIMEOUT_WITH_OTHERS_MS);
      const taken = tried.ok ? take(tried.result) : null;
      if (taken !== null) return taken;
      if (!tried.ok) failures.push({ node, failing: tried.failing });
    }
    const isWitnessMissing = failures.some(({ node }) => node.place === witness?.place);
    if (failures.length < ranked.length && !isWitnessMissing) return null;
    throw new NodesFailed(failures.toSorted((a, b) => a.node.place - b.node.place));
  }

  /** The nodes that may be asked now, healthiest first. */
  usable(): readonly NodeName[] {
    const now = this.#now();
    return this.#ranked()
      .filter(({ health }) => health.refusal(now) === null)
      .map(({ upstream }) => upstream.name);
  }

  /** A node showed its newest block. */
  showedHead(node: NodeName, height: bigint): void {
    const health = this.#member(node)?.health;
    // A chain that was set back is followed back: what all nodes show counts, not what one once showed.
    this.#best = this.#members.length === 1 || height > this.#best ? height : this.#best;
    health?.showedHead(height, this.#best);
  }

  /** How many nodes are configured. */
  get size(): number {
    return this.#members.length;
  }

  /** Whether it was more than a moment behind the others when it last showed its head. */
  isLagging(node: NodeName): boolean {
    return this.#member(node)?.health.isLagging ?? false;
  }

  /** It has a block of this height or nearly: it is not behind. */
  hasBlock(node: NodeName, about: bigint): void {
    this.#member(node)?.health.showedHead(about, about);
  }

  /** It gave an answer that is no answer to what was asked. */
  failed(node: NodeName, failing: Failing): void {
    this.#member(node)?.health.failed(failing);
  }

  /** How far a node was behind, for one that shows an old head while it is the only one. */
  isBehind(node: NodeName, blocks: bigint): void {
    const health = this.#member(node)?.health;
    const best = this.#best > blocks ? this.#best : blocks;
    health?.showedHead(best - blocks, best);
  }

  /** Names a node that contradicted itself or a majority; it is not asked for a while. */
  ban(node: NodeName, what: string): void {
    this.#member(node)?.health.ban(what, this.#now(), this.#members.length === 1);
  }

  /** Names nodes that disagree while nothing says who is right; null when they agree again. */
  dispute(node: NodeName, what: string | null): void {
    this.#member(node)?.health.dispute(what);
  }

  /**
   * Has the healthiest node that can do so announce each new head.
   * @param onEnd called once when it stops
   * @returns what ends it, or null when no node can
   */
  async announceHeads(
    onHead: (header: unknown, node: NodeName) => void,
    onEnd: () => void,
  ): Promise<(() => void) | null> {
    for (const member of this.#ranked()) {
      const { upstream } = member;
      if (!upstream.announces || !(await this.#isUsable(member))) continue;
      return upstream.announceHeads((header) => onHead(header, upstream.name), onEnd);
    }
    return null;
  }

  reports(): readonly NodeReport[] {
    const now = this.#now();
    return this.#members.map(({ health }) => health.report(now));
  }

  close(): void {
    for (const { upstream } of this.#members) upstream.close();
  }

  #ranked(): readonly Member[] {
    return this.#members.toSorted(
      (a, b) => a.health.rank() - b.health.rank() || a.upstream.name.place - b.upstream.name.place,
    );
  }

  #member(node: NodeName): Member | undefined {
    return this.#members[node.place - 1];
  }

  async #isUsable(member: Member): Promise<boolean> {
    try {
      await this.#assertUsable(member, TIMEOUT_WITH_OTHERS_MS);
      return true;
    } catch (error) {
      if (error instanceof NodeFault) return false;
      throw error;
    }
  }

  async #tryOne(
    member: Member,
    method: string,
    params: unknown,
    timeoutMs: number,
  ): Promise<{ readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly failing: Failing }> {
    try {
      await this.#assertUsable(member, timeoutMs);
      return { ok: true, result: await this.#timed(member, method, params, timeoutMs) };
    } catch (error) {
      if (error instanceof NodeFault) return { ok: false, failing: error.failing };
      throw error;
    }
  }

  async #assertUsable(member: Member, timeoutMs: number): Promise<void> {
    const { health } = member;
    const refused = health.refusal(this.#now());
    if (refused !== null && refused.kind !== 'wrong-chain') throw new NodeFault(refused);
    if (health.needsChainCheck(this.#now())) {
      member.checking ??= this.#readChain(member, timeoutMs).finally(() => {
        member.checking = null;
      });
      await member.checking;
    }
    const refusal = health.refusal(this.#now());
    if (refusal !== null) throw new NodeFault(refusal);
  }

  async #readChain(member: Member, timeoutMs: number): Promise<void> {
    try {
      const id = Number(await this.#timed(member, 'eth_chainId', [], timeoutMs));
      if (!Number.isSafeInteger(id)) throw new NodeFault({ kind: 'malformed' });
      member.health.servesChain(id, this.#now());
    } catch (error) {
      if (error instanceof RpcFault) throw new NodeFault({ kind: 'malformed' });
      throw error;
    }
  }

  async #timed({ upstream, health }: Member, method: string, params: unknown, timeoutMs: number): Promise<unknown> {
    const startedAt = this.#now();
    const asked = (outcome: string): number => {
      const tookMs = this.#now() - startedAt;
      this.#onAsked({ node: upstream.name, method, outcome, tookMs });
      return tookMs;
    };
    try {
      const result = await upstream.request(method, params, timeoutMs);
      health.answered(asked('ok'));
      return result;
    } catch (error) {
      if (error instanceof NodeFault) {
        asked(error.failing.kind);
        health.failed(error.failing);
      } else {
        health.answered(asked('rpc-error'));
      }
      throw error;
    }
  }
}
