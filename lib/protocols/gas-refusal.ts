import type { QuoteContext } from './protocol';
import type { Refusal } from './refusal';

/**
 * Whether the account's ether covers what is sent along and the likely network cost.
 * @param sent wei that the transactions carry
 * @param gasUnits typical gas of all steps
 * @returns null also while balance or price of gas is unknown
 */
export function refusalOfGas({ position, feePerGas }: QuoteContext, sent: bigint, gasUnits: bigint): Refusal | null {
  if (position === null || feePerGas === null) return null;
  const needed = sent + gasUnits * feePerGas;
  return needed > position.ether ? { code: 'gas-exceeds-balance', needed, balance: position.ether } : null;
}
