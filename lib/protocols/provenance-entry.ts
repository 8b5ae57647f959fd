import type { Address } from 'viem';

import type { Provenance } from './protocol';

/** Makes entries for figures that view calls of one contract give. */
export function callsOf(
  contract: Address,
  contractName: string,
): (title: string, call: string, formula: string, args?: readonly string[]) => Provenance {
  return (title, call, formula, args = []) => ({ title, contract, contractName, kind: 'call', call, args, formula });
}
