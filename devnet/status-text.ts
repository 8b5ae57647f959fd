import { formatEther } from 'viem';

/** Ether with two decimals, cut off. */
export function etherText(wei: bigint): string {
  const [whole = '0', decimals = ''] = formatEther(wei).split('.');
  return `${whole}.${decimals.padEnd(2, '0').slice(0, 2)}`;
}

/** The names of what is on, each after a comma. */
export function flagsText(all: readonly (readonly [isOn: boolean, name: string])[]): string {
  return all
    .filter(([isOn]) => isOn)
    .map(([, name]) => `, ${name}`)
    .join('');
}
