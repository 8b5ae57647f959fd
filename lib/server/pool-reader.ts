import 'server-only';

import type { Address, PublicClient } from 'viem';

import type { Deployment } from '@/lib/chain/deployment';
import { marketsOf } from '@/lib/chain/markets';
import { chainParts, type PoolRef, poolRefs } from '@/lib/chain/pool-refs';
import { readAll } from '@/lib/chain/read-batch';
import type { LidoContracts, LidoPool, LidoPosition } from '@/lib/protocols/lido/pool';
import type { AccountPicture, PoolPosition } from '@/lib/protocols/live-state';
import type { BlockRef, ChainParts, KnownRequests, PoolBase, StakingProtocol } from '@/lib/protocols/protocol';
import { mapPlan, type ReadPlan } from '@/lib/protocols/read-plan';
import { protocolOf, protocols } from '@/lib/protocols/registry';
import { err, type Result } from '@/lib/result';

/** Between two attempts to find the contracts of a pool that could not be found. */
const RETRY_MS = 300_000;

/** A pool of the deployment with its contracts, or why they were not found. */
export interface FoundPool {
  readonly ref: PoolRef;
  readonly protocol: StakingProtocol;
  readonly contracts: Result<object, Error>;
}

/** The deployment's pools, found. */
export interface FoundPools {
  readonly lido: { readonly ref: PoolRef; readonly contracts: LidoContracts };
  readonly others: readonly FoundPool[];
}

/** What all pools look like at one block. */
export interface PoolsAt {
  readonly found: FoundPools;
  readonly lido: LidoPool;
  /** The other pools in the deployment's order; one that cannot be read fails for itself. */
  readonly others: readonly Result<PoolBase, Error>[];
}

type Either<L, O> = { readonly of: 'lido'; readonly value: L } | { readonly of: 'other'; readonly value: O };

/** Reads all pools of a deployment together: as few calls as the longest of them has stages. */
export class PoolReader {
  readonly #client: PublicClient;
  readonly #refs: readonly PoolRef[];
  readonly #parts: ChainParts;
  readonly #now: () => number;
  #found: { readonly pools: Promise<FoundPools>; readonly retryAtMs: number } | null = null;

  constructor(client: PublicClient, deployment: Deployment, now: () => number) {
    this.#client = client;
    this.#refs = poolRefs(deployment);
    this.#parts = chainParts({ weth: deployment.weth, markets: marketsOf(deployment) });
    this.#now = now;
  }

  /** Every pool's contracts; found once per process. A pool without them is looked for again every few minutes. */
  async found(block: BlockRef): Promise<FoundPools> {
    if (this.#found !== null && this.#now() < this.#found.retryAtMs) return this.#found.pools;
    const pools = this.#find(block);
    this.#found = { pools, retryAtMs: Number.POSITIVE_INFINITY };
    try {
      const isComplete = (await pools).others.every(({ contracts }) => contracts.ok);
      if (!isComplete) this.#found = { pools, retryAtMs: this.#now() + RETRY_MS };
    } catch (error) {
      this.#found = null;
      throw error;
    }
    return pools;
  }

  /**
   * All pools at one block.
   * @throws viem's errors when no node answers; DecodeError when Lido, without which there is no picture, does not
   */
  async readPools(block: BlockRef): Promise<PoolsAt> {
    const found = await this.found(block);
    const { lido, others } = await this.#read(
      block,
      protocols.lido.poolReads(found.lido.contracts),
      found.others.map(({ protocol, contracts }) => planOf(contracts, (known) => protocol.poolReads(known))),
    );
    return { found, lido, others };
  }

  /**
   * What an account has in every pool at one block.
   * @param known what logs tell of Lido's requests
   * @param explain words for a pool that cannot be read
   * @throws as {@link readPools}
   */
  async readAccount(
    account: Address,
    block: BlockRef,
    known: KnownRequests,
    explain: (error: unknown) => string,
  ): Promise<AccountPicture> {
    const found = await this.found(block);
    const { lido, others } = await this.#read<LidoPosition, PoolPosition>(
      block,
      protocols.lido.accountReads(found.lido.contracts, account, this.#parts, known),
      found.others.map(({ ref, protocol, contracts }) =>
        planOf(contracts, (its) =>
          mapPlan(protocol.accountReads(its, account, this.#parts), (position) => ({
            status: 'ready' as const,
            id: ref.id,
            position,
          })),
        ),
      ),
    );
    const positions = others.map((other, index) =>
      other.ok
        ? other.value
        : { status: 'failed' as const, id: found.others[index]?.ref.id ?? '', reason: explain(other.error) },
    );
    return { position: lido, others: positions };
  }

  async #find(block: BlockRef): Promise<FoundPools> {
    const [lidoRef, ...otherRefs] = this.#refs;
    if (lidoRef === undefined) throw new Error('the deployment lists no pool');
    const { lido, others } = await this.#read<LidoContracts, object>(
      block,
      protocols.lido.contractReads(lidoRef.root, this.#parts),
      otherRefs.map((ref) => ({ ok: true, value: protocolOf(ref.protocol).contractReads(ref.root, this.#parts) })),
    );
    return {
      lido: { ref: lidoRef, contracts: lido },
      others: otherRefs.map((ref, index) => ({
        ref,
        protocol: protocolOf(ref.protocol),
        contracts: others[index] ?? err(new Error('was not asked')),
      })),
    };
  }

  /** Reads Lido's plan and the others' together. A plan that could not even be made stands as its error. */
  async #read<L, O>(
    block: BlockRef,
    lidoPlan: ReadPlan<L>,
    otherPlans: readonly Result<ReadPlan<O>, Error>[],
  ): Promise<{ readonly lido: L; readonly others: readonly Result<O, Error>[] }> {
    const made = otherPlans.flatMap((plan) => (plan.ok ? [plan.value] : []));
    const plans: readonly ReadPlan<Either<L, O>>[] = [
      mapPlan(lidoPlan, (value) => ({ of: 'lido' as const, value })),
      ...made.map((plan) => mapPlan(plan, (value) => ({ of: 'other' as const, value }))),
    ];
    const [first, ...rest] = await readAll(this.#client, plans, block);
    if (first === undefined) throw new Error('no answer for the first plan');
    if (!first.ok) throw first.error;
    if (first.value.of !== 'lido') throw new Error('the first answer is another pool’s');
    const answers = rest[Symbol.iterator]();
    const others = otherPlans.map((plan) => (plan.ok ? otherOf(answers.next().value) : plan));
    return { lido: first.value.value, others };
  }
}

function planOf<O>(
  contracts: Result<object, Error>,
  make: (contracts: object) => ReadPlan<O>,
): Result<ReadPlan<O>, Error> {
  return contracts.ok ? { ok: true, value: make(contracts.value) } : contracts;
}

function otherOf<L, O>(answer: Result<Either<L, O>, Error> | undefined): Result<O, Error> {
  if (answer === undefined) return err(new Error('was not asked'));
  if (!answer.ok) return answer;
  return answer.value.of === 'other' ? { ok: true, value: answer.value.value } : err(new Error('is another pool’s'));
}
