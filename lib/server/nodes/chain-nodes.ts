import 'server-only';

import { numberToHex } from 'viem';

import { type Header, headerOf } from '../snapshot/header';
import { type Claim, contradictionText, judgeClaims } from './compare-nodes';
import { NodeFault, NodesFailed } from './node-fault';
import { formatNode, type NodeName } from './node-name';
import type { NodePool } from './node-pool';

/** Blocks below the head at which nodes must agree; above, they may see different heads for a moment. */
const SETTLED_DEPTH = 3n;
/** Between two comparisons. */
const COMPARE_EVERY_MS = 60_000;
/** Heads in a row that nobody could follow, before their giver is named. One can be a reorganisation at a bad moment. */
const FALSE_HEADS = 2;

/** A header and the node that gave it. */
export interface GivenHeader {
  readonly header: Header;
  readonly node: NodeName;
}

/** The chain as several nodes show it: heads, headers by hash, and who contradicts whom. */
export class ChainNodes {
  readonly #pool: NodePool;
  readonly #now: () => number;
  readonly #falseHeads = new Map<number, number>();
  #comparedAt = Number.NEGATIVE_INFINITY;
  #comparing: Promise<void> | null = null;

  constructor(pool: NodePool, now: () => number) {
    this.#pool = pool;
    this.#now = now;
  }

  /**
   * The head, as the healthiest node sees it.
   * @throws NodesFailed when no node shows one
   */
  async readHead(): Promise<GivenHeader> {
    const given = await this.#askHead();
    // The node is ranked behind the others now, so one of them is asked; when it is no better, they all lag.
    return this.#pool.size > 1 && this.#pool.isLagging(given.node) ? this.#askHead() : given;
  }

  async #askHead(): Promise<GivenHeader> {
    const { result, node } = await this.#pool.request('eth_getBlockByNumber', ['latest', false]);
    const header = headerOf(result);
    if (header === null) throw new NodesFailed([{ node, failing: this.#malformed(node) }]);
    this.#pool.showedHead(node, header.block.number);
    return { header, node };
  }

  /**
   * A block by its hash.
   * @param giver the node that named it: only with its answer can it be said that it does not know the block
   * @returns null when no node has it
   * @throws NodesFailed when nobody could be asked, or not the giver
   */
  readHeader(hash: string, giver?: NodeName): Promise<Header | null> {
    const headerNamed = (json: unknown) => {
      const header = headerOf(json);
      return header?.block.hash === hash.toLowerCase() ? header : null;
    };
    return this.#pool.search('eth_getBlockByHash', [hash, false], headerNamed, giver);
  }

  /** Has the healthiest node that can do so announce its heads; null when none can. */
  announceHeads(onHead: (given: GivenHeader) => void, onEnd: () => void): Promise<(() => void) | null> {
    return this.#pool.announceHeads((json, node) => {
      const header = headerOf(json);
      if (header === null) return;
      this.#pool.showedHead(node, header.block.number);
      onHead({ header, node });
    }, onEnd);
  }

  /** A head was followed: whoever gave it is believed again. */
  headHeld(node: NodeName): void {
    this.#falseHeads.delete(node.place);
  }

  /** Nobody knows the block, or the parent of the block, that a node named as its head. */
  headDidNotHold({ header, node }: GivenHeader, what: string): void {
    const times = (this.#falseHeads.get(node.place) ?? 0) + 1;
    this.#falseHeads.set(node.place, times);
    if (times >= FALSE_HEADS) this.#pool.ban(node, `${what} (block ${header.block.number})`);
  }

  /** A node shows a head that is so many blocks older than one shown before. */
  isBehind(node: NodeName, blocks: bigint): void {
    this.#pool.isBehind(node, blocks);
  }

  /**
   * Once a minute asks every node for the same settled block, so that one that lags or lies is known before it is needed.
   * With a single node nothing is asked.
   * @param tip the newest block of the chain that is followed
   */
  compare(tip: bigint): void {
    if (this.#pool.size < 2 || this.#comparing !== null || this.#now() - this.#comparedAt < COMPARE_EVERY_MS) return;
    const number = tip - SETTLED_DEPTH;
    if (number < 0n) return;
    this.#comparedAt = this.#now();
    this.#comparing = this.#compareAt(number).finally(() => {
      this.#comparing = null;
    });
  }

  async #compareAt(number: bigint): Promise<void> {
    const claims = (await Promise.all(this.#pool.usable().map((node) => this.#claim(node, number)))).flat();
    const { wrong, disputed, behind } = judgeClaims(claims);
    const others = (node: NodeName) =>
      claims.filter((claim) => claim.hash !== null && claim.hash !== hashOf(claims, node)).map((claim) => claim.node);
    for (const { node } of claims) this.#pool.dispute(node, null);
    for (const node of wrong) this.#pool.ban(node, contradictionText(number, others(node)));
    for (const node of disputed) this.#pool.dispute(node, contradictionText(number, others(node)));
    for (const node of behind) this.#pool.isBehind(node, SETTLED_DEPTH);
  }

  async #claim(node: NodeName, number: bigint): Promise<readonly Claim[]> {
    const answered = await this.#pool.askOnly(node, 'eth_getBlockByNumber', [numberToHex(number), false]);
    if (answered === null) return [];
    const header = headerOf(answered.result);
    if (header !== null) this.#pool.hasBlock(node, number + SETTLED_DEPTH);
    return [{ node, hash: header?.block.hash ?? null }];
  }

  #malformed(node: NodeName) {
    const fault = new NodeFault({ kind: 'malformed' });
    this.#pool.failed(node, fault.failing);
    return fault.failing;
  }
}

function hashOf(claims: readonly Claim[], node: NodeName): string | null {
  return claims.find((claim) => claim.node === node)?.hash ?? null;
}

/** Such as "node 2 (rpc.example.org) is 20 blocks behind". */
export function behindText(node: NodeName, blocks: bigint): string {
  return `${formatNode(node)} is ${blocks} blocks behind`;
}
