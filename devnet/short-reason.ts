import { ContractFunctionRevertedError } from 'viem';

/** Why something failed, in a line. viem's errors carry pages of context behind their first. */
export function shortReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = 'shortMessage' in error && typeof error.shortMessage === 'string' ? error.shortMessage : error.message;
  return `${text.trim().replace(/\s+/g, ' ')}${revertName(error)}`;
}

/** The name of the custom error a contract answered with, or its selector when the contract called does not know it. */
function revertName(error: Error): string {
  const { cause } = error;
  if (!(cause instanceof ContractFunctionRevertedError) || cause.reason !== undefined) return '';
  const name = cause.data?.errorName ?? cause.signature;
  return name === undefined ? '' : ` (${name})`;
}
