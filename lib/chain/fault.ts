/** What went wrong between the app and the chain. The wording is in `lib/format/fault-wording.ts`. */
export type ChainFault =
  /** The person declined in their wallet. Not an error. */
  | { readonly code: 'rejected' }
  /** The contract refused. `reason` is its error's name or text, empty when it gave none. */
  | { readonly code: 'reverted'; readonly reason: string; readonly values: readonly string[] }
  | { readonly code: 'insufficient-funds' }
  | { readonly code: 'wrong-chain' }
  | { readonly code: 'timeout' }
  | { readonly code: 'rate-limited' }
  | { readonly code: 'unreachable' }
  | { readonly code: 'undecodable'; readonly detail: string }
  | { readonly code: 'unknown'; readonly detail: string };
