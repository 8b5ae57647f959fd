/** What went wrong between the app and the chain. The wording is in `lib/format/fault-wording.ts`. */
export type ChainFault =
  /** The person declined in their wallet. Not an error. */
  | { readonly code: 'rejected' }
  /** The contract refused. `reason` is its error's name or text, empty when it gave none. */
  | { readonly code: 'reverted'; readonly reason: string; readonly values: readonly string[] }
  | { readonly code: 'insufficient-funds' }
  | { readonly code: 'wrong-chain' }
  /** The wallet is on another account than the one this was prepared for. */
  | { readonly code: 'other-account'; readonly account: `0x${string}` }
  | { readonly code: 'disconnected' }
  /** The wallet cannot carry several calls out together after all (EIP-5792). */
  | { readonly code: 'no-batch'; readonly detail: string }
  /** Wallet or node refused the request itself, so nothing was sent. */
  | { readonly code: 'not-taken'; readonly detail: string }
  | { readonly code: 'timeout' }
  | { readonly code: 'rate-limited' }
  | { readonly code: 'unreachable' }
  | { readonly code: 'undecodable'; readonly detail: string }
  | { readonly code: 'unknown'; readonly detail: string };

/**
 * Whether a wallet that answered so has surely sent nothing. Any other answer (a lost connection, an error of the
 * wallet's own) may have come after the transaction was on its way.
 */
export function isSurelyNotSent(fault: ChainFault): boolean {
  switch (fault.code) {
    case 'rejected':
    case 'reverted':
    case 'insufficient-funds':
    case 'wrong-chain':
    case 'other-account':
    case 'no-batch':
    case 'not-taken':
      return true;
    case 'disconnected':
    case 'timeout':
    case 'rate-limited':
    case 'unreachable':
    case 'undecodable':
    case 'unknown':
      return false;
  }
}
