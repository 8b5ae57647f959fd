import type { Address, Hex, PublicClient, WalletClient } from 'viem';
import { getChainId } from 'viem/actions';

import { FaultError, faultFromError } from '@/lib/chain/errors';
import type { ChainFault } from '@/lib/chain/fault';
import type { ChainParts, StakingProtocol } from '@/lib/protocols/protocol';

/** Everything a flow acts through: the wallet's own connection, and the clock it waits by. */
export interface ExecutorContext {
  readonly protocol: StakingProtocol;
  /** The contract from which the protocol's others are found. */
  readonly root: Address;
  readonly parts: ChainParts;
  readonly account: Address;
  /** The chain the app is for; a wallet on another one is neither read through nor asked. */
  readonly chainId: number;
  /** Reads through the wallet's connection, not through our server. */
  readonly reader: PublicClient;
  /** Blocks that must stand on a transaction, its own included, before its end is told. */
  readonly depth: number;
  /** Ends all waiting: the page is gone, or no longer wants to know. */
  readonly signal: AbortSignal;
  /**
   * The wallet, for signing as `account`.
   * @throws FaultError when the wallet is on another account or disconnected
   */
  wallet(): Promise<WalletClient>;
  /** Resolves after that many milliseconds. */
  wait(ms: number): Promise<void>;
  /** 32 random bytes, to name a batch by. */
  randomId(): Hex;
}

/** Nobody waits for this flow any more. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** What went wrong, decoded with the protocol's own errors. */
export function faultOf(context: ExecutorContext, error: unknown): ChainFault {
  return faultFromError(error, context.protocol.errorAbi);
}

/**
 * Another chain knows nothing of the transactions of this one, and says so with confidence.
 * @throws FaultError when the wallet is on another chain
 */
export async function assertChain(context: ExecutorContext): Promise<void> {
  if ((await getChainId(context.reader)) !== context.chainId) throw new FaultError({ code: 'wrong-chain' });
}

/**
 * Looks again and again until there is something to see, however long that takes. A node that fails says nothing of
 * what it was asked about: the trouble is told, and the looking goes on.
 * @param look gives null when there is nothing to see yet
 * @param onTrouble why the node does not answer; null when it does again
 * @throws Abandoned when the context's signal says so
 */
export async function poll<T>(
  context: ExecutorContext,
  intervalMs: number,
  onTrouble: (fault: ChainFault | null) => void,
  look: () => Promise<T | null>,
): Promise<T> {
  for (;;) {
    if (context.signal.aborted) throw new Abandoned();
    try {
      await assertChain(context);
      const seen = await look();
      if (context.signal.aborted) throw new Abandoned();
      onTrouble(null);
      if (seen !== null) return seen;
    } catch (error) {
      if (error instanceof Abandoned) throw error;
      onTrouble(faultOf(context, error));
    }
    await context.wait(intervalMs);
  }
}
