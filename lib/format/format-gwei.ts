/**
 * A fee per unit of gas in gwei.
 * @param wei the fee in wei
 * @returns up to three decimals, rounded up: what is offered must not fall short of it
 */
export function formatGwei(wei: bigint): string {
  const thousandths = (wei + 999_999n) / 1_000_000n;
  const decimals = (thousandths % 1_000n).toString().padStart(3, '0').replace(/0+$/, '');
  return `${thousandths / 1_000n}${decimals === '' ? '' : `.${decimals}`}`;
}
