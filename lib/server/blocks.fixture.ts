import { numberToHex, pad } from 'viem';

import type { BlockRef } from '@/lib/protocols/protocol';
import { unixSeconds } from '@/lib/units/units';

import type { Header } from './snapshot/header';

/** A block by its number; another `fork` makes another block of the same height. */
export function blockAt(number: bigint, fork = 0): BlockRef {
  return {
    number,
    hash: pad(numberToHex((number < 0n ? 0n : number) * 1_000n + BigInt(fork))),
    timestamp: unixSeconds(1_700_000_000n + number * 12n),
    baseFeePerGas: null,
  };
}

/** The header of {@link blockAt}; its parent is the block below on the same fork, or on another. */
export function headerAt(number: bigint, fork = 0, parentFork = fork): Header {
  return { block: blockAt(number, fork), parentHash: blockAt(number - 1n, parentFork).hash, logsBloom: null };
}

/** A promise that a test settles when it likes. */
export class Deferred<T> {
  resolve: (value: T) => void = () => undefined;
  reject: (error: unknown) => void = () => undefined;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}
