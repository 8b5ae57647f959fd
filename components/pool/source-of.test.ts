import { expect, it } from 'vitest';

import type { Provenance } from '@/lib/protocols/protocol';

import { eventWords } from './source-of';

const origin: Provenance = {
  title: 'Payment',
  contract: '0x4000000000000000000000000000000000000004',
  contractName: 'Queue',
  kind: 'logs',
  call: 'Paid(uint256)',
  args: [],
  formula: 'the first number',
};

it('reads one event in its own block and no other, and tells the block with what goes with it', () => {
  expect(eventWords(origin, 1_234n, '2 Oct 2026, 12:24 UTC')).toMatchObject({
    command: `cast logs --address ${origin.contract} "Paid(uint256)" --from-block 1234 --to-block 1234 --rpc-url YOUR_NODE`,
    blockText: 'block 1,234, 2 Oct 2026, 12:24 UTC',
  });
});
