import 'server-only';

import type { BaseError } from 'viem';

/**
 * An error of a read of the chain, as viem throws it. Told by its shape: pages and route handlers are bundled apart with a
 * copy of viem each and share one client, so its class may be another than the one at hand.
 */
export function isReadError(error: unknown): error is BaseError {
  return error instanceof Error && 'shortMessage' in error && 'walk' in error && typeof error.walk === 'function';
}

/** Whether the connection is at fault: the node could not be reached, or did not answer in time. */
export function isUnreachable(error: BaseError): boolean {
  return hasCause(error, 'HttpRequestError') || hasCause(error, 'TimeoutError');
}

/** Whether an error of this name is behind it; by name for the same reason as {@link isReadError}. */
export function hasCause(error: BaseError, name: string): boolean {
  return error.walk((cause) => cause instanceof Error && cause.name === name) !== null;
}
