import type { Address } from 'viem';

import type { DevnetLink } from '@/devnet/devnet-link';
import type { Random } from '@/devnet/random';

import type { CrowdCall } from './send-together.integration.fixture';

/** What the contracts of a pool answer about an account at a block, by calls that the app's ledger does not make. */
export interface OwnState {
  /** Shares of the rebasing token, or shares asked back that still earn. */
  readonly shares: bigint;
  readonly wrapped: bigint;
  /** What no longer earns and is not claimed, wei. */
  readonly queued: bigint;
  /** All of it as contracts show it, wei. */
  readonly worth: bigint;
  /** What books of tokens have to show: of the rebasing token, if there is one, and of the other. */
  readonly tokens: { readonly rebasing: bigint; readonly other: bigint };
}

/** What a transaction did to an account, in units of each. */
export interface OwnFlow {
  readonly block: bigint;
  shares: bigint;
  wrapped: bigint;
  /** wei */
  queued: bigint;
  /** wei that its claims paid */
  paid: bigint;
}

/** Flows by account (in lower case), then by transaction. */
export type OwnBooks = ReadonlyMap<string, ReadonlyMap<string, OwnFlow>>;

/** Something an account can do. */
export interface Act {
  readonly name: string;
  readonly call: CrowdCall;
}

/** Blocks of a life: the one before the first, the last, and those in which everyone did something. */
export interface LifeBlocks {
  readonly before: bigint;
  readonly last: bigint;
  readonly acts: readonly bigint[];
}

/** A pool as a crowd lives in it, and as its contracts and raw logs tell of it. */
export interface CrowdPool {
  readonly name: 'lido' | 'rocket-pool' | 'vault';
  /** What there is to do, as it is counted. */
  readonly acts: readonly string[];
  /** What everyone in it does at first, each step in a block. */
  firstSteps(link: DevnetLink): readonly ((from: Address, random: Random) => CrowdCall)[];
  /** All that each of its members can do with what it has now. */
  choices(link: DevnetLink, members: readonly Address[], random: Random): Promise<readonly (readonly Act[])[]>;
  /** A day ends: rewards or a loss, and what was asked back is paid. */
  report(link: DevnetLink, random: Random): Promise<void>;
  readStates(link: DevnetLink, accounts: readonly Address[], block: bigint): Promise<readonly OwnState[]>;
  keepBooks(link: DevnetLink, members: readonly Address[], blocks: LifeBlocks): Promise<OwnBooks>;
  /** Blocks in which the rate was reported, ascending. */
  reportBlocks(link: DevnetLink, blocks: LifeBlocks): Promise<readonly bigint[]>;
}

/** One of the others: never oneself, since a queue takes no request that is given to its owner. */
export function otherThan(index: number, members: readonly Address[], random: Random): Address {
  const step = 1 + Math.floor(random() * (members.length - 1));
  const other = members[(index + step) % members.length];
  if (other === undefined) throw new RangeError('a crowd of nobody');
  return other;
}

/** Whether a day ends with a loss: three in ten do. */
export function isLossDay(random: Random): boolean {
  return random() < 0.3;
}

/** Books to be written into. */
export interface BookKeeper {
  readonly books: OwnBooks;
  add(
    account: string,
    place: { readonly transactionHash: string; readonly blockNumber: bigint },
    flow: Partial<Omit<OwnFlow, 'block'>>,
  ): void;
}

/** Opens empty books. */
export function openBooks(): BookKeeper {
  const books = new Map<string, Map<string, OwnFlow>>();
  return {
    books,
    add: (account, { transactionHash, blockNumber }, { shares = 0n, wrapped = 0n, queued = 0n, paid = 0n }) => {
      const book = books.get(account.toLowerCase()) ?? new Map<string, OwnFlow>();
      books.set(account.toLowerCase(), book);
      const flow = book.get(transactionHash) ?? { block: blockNumber, shares: 0n, wrapped: 0n, queued: 0n, paid: 0n };
      book.set(transactionHash, flow);
      flow.shares += shares;
      flow.wrapped += wrapped;
      flow.queued += queued;
      flow.paid += paid;
    },
  };
}
