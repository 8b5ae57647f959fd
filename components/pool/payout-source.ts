import type { ProvenanceSource } from '@/components/ui/provenance';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { PoolBase } from '@/lib/protocols/protocol';

import { type BlockAt, blockWords, castCall } from './source-of';

/** The origin of what a pool itself pays for an amount of its token, in the token's smallest unit. */
export function payoutSource(pool: PoolBase, amount: bigint, block: BlockAt): ProvenanceSource {
  const known = poolOfKind(pool);
  const common = { title: 'It pays', blockText: blockWords(block) };
  switch (known.protocol) {
    case 'lido': {
      const { token } = known.contracts;
      return {
        ...common,
        formula:
          'At most what is asked for. Whole shares can make it a wei or two less; a loss that comes first, more than that.',
        contractName: 'Lido',
        contract: token,
        command: castCall(token, 'getPooledEthByShares(uint256)(uint256)', ['1000000000000000000'], block),
      };
    }
    case 'rocket-pool': {
      const { token } = known.contracts;
      return {
        ...common,
        formula: 'rETH × ETH of the network ÷ rETH in existence, both as last reported, rounded down',
        contractName: 'RocketTokenRETH',
        contract: token,
        command: castCall(token, 'getEthValue(uint256)(uint256)', [String(amount)], block),
      };
    }
    case 'erc4626': {
      const { vault, exit } = known.contracts;
      const call = exit === 'at-once' ? 'previewRedeem(uint256)(uint256)' : 'convertToAssets(uint256)(uint256)';
      return {
        ...common,
        formula:
          exit === 'at-once'
            ? 'What the vault says for exactly this amount'
            : 'At the rate of now; what it pays is decided when it is fulfilled',
        contractName: 'ERC-4626 vault',
        contract: vault,
        command: castCall(vault, call, [String(amount)], block),
      };
    }
  }
}
