import type { Abi } from 'viem';

/** A generated TypeScript file with one contract's ABI. */
export type AbiModule = { readonly file: string; readonly source: string };

/**
 * The file that gives TypeScript one contract's ABI as a constant, from which viem derives argument and result types.
 * @example abiModule('WithdrawalQueueERC721', []).file === 'withdrawal-queue-erc721.ts'
 */
export function abiModule(contractName: string, abi: Abi): AbiModule {
  const words = wordsOf(contractName);
  const constant = words.map((word, index) => (index === 0 ? word.toLowerCase() : capitalized(word))).join('');
  return {
    file: `${words.join('-').toLowerCase()}.ts`,
    source: [
      `// Generated from the compiled contract ${contractName} by scripts/generate-abis.ts; do not edit.`,
      `export const ${constant}Abi = ${JSON.stringify(abi, null, 2)} as const;`,
      '',
    ].join('\n'),
  };
}

/** "WithdrawalQueueERC721" -> Withdrawal, Queue, ERC721; "WstETH" -> Wst, ETH. */
function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]{2,}[0-9]*(?![a-z])|[A-Z][a-z0-9]*/g) ?? [name];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
