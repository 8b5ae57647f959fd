import type { ProvenanceSource } from '@/components/ui/provenance';
import { formatCount } from '@/lib/format/format-count';
import type { BlockRef } from '@/lib/protocols/protocol';
import type { Wei } from '@/lib/units/units';

import { blockWords } from './source-of';

/** The origin of a network cost: gas as such calls were measured to use it, at a price from the block. */
export function gasSource(gasUnits: bigint, feePerGas: Wei, block: BlockRef): ProvenanceSource {
  return {
    title: 'Network cost',
    formula: `${formatCount(gasUnits)} gas, which such calls were measured to use at most, × ${formatCount(feePerGas)} wei: twice the block’s base fee, and the tip that recent blocks took. What is not used is not paid.`,
    contractName: 'The block',
    contract: block.hash,
    command: `cast block ${block.number} --field baseFeePerGas --rpc-url YOUR_NODE`,
    blockText: blockWords(block),
  };
}
