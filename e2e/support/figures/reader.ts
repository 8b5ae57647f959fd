import { type Address, parseEther } from 'viem';

import { type Expected, ether } from './figure-maths';
import { type ReadAt, wordOf } from './read-at';
import type { PageNumbers, ShownFigure } from './shown-figures';

/** What a reader is told: the figure, whose page it is, and what the figure before it has to be. */
export interface Asked {
  readonly figure: ShownFigure;
  /** All of the page it is on. */
  readonly page: PageNumbers;
  readonly at: ReadAt;
  readonly account: Address;
  /** The page's address. */
  readonly path: string;
  readonly before: Expected | null;
}

export type Contract = (contracts: ReadAt['contracts']) => Address;

/** Reads a figure from the chain, without anything of the app. */
export interface Reader {
  /** The contract that the note has to name; null where it is any. */
  readonly contract: Contract | null;
  readonly read: (asked: Asked) => Promise<Expected>;
}

/** Readers by the contract and title of the notes. */
export type Readers = Readonly<Record<string, Reader>>;

export const ONE = parseEther('1');
/** What the forms of the journey are filled with. */
export const FILLED = '1.5';

/** A figure that is the answer of a call. */
export function answer(
  contract: Contract,
  signature: string,
  write: (value: bigint, asked: Asked) => Expected = ether,
  argsOf: (asked: Asked) => readonly unknown[] = () => [],
): Reader {
  return {
    contract,
    read: async (asked) => write(await wordOf(asked.at, contract(asked.at.contracts), signature, argsOf(asked)), asked),
  };
}

/** A figure that is worked out from several. */
export function made(contract: Reader['contract'], read: Reader['read']): Reader {
  return { contract, read };
}

export const ofAccount = ({ account }: Asked) => [account];

/** The amount in the note's own call: what was typed. */
export const typed = ({ figure }: Asked) => [BigInt(/" (\d+) --block/.exec(figure.command)?.[1] ?? -1)];

/** "APR over 30 days", "APR, 30 days"; what says no days is over seven. */
export const daysOf = ({ figure }: Asked) => BigInt(/(\d+) days/.exec(figure.label)?.[1] ?? 7);

/** The block a figure's note says it was read at. */
export function blockOf({ readAt }: ShownFigure): bigint {
  return BigInt((/^block ([\d,]+),/.exec(readAt)?.[1] ?? '-1').replaceAll(',', ''));
}
