import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { ratePointOrigin } from './rate-points';

describe('ratePointOrigin', () => {
  it('names all reports up to the block, and how one is found among them', () => {
    const reported = { contract: `0x${'1'.repeat(40)}`, contractName: 'Lido', call: 'TokenRebased(uint256)' } as const;
    const block = { number: 99n, timestamp: unixSeconds(1_767_312_000n) };
    expect(ratePointOrigin({ reported, unit: 'ETH per share', block })).toEqual({
      title: 'Exchange rate then',
      formula:
        'ETH ÷ share after the report of {moment}, cut off: {value}. Both stand in its event, which has that time as {seconds}.',
      contractName: 'Lido',
      contract: reported.contract,
      command: `cast logs --address ${reported.contract} "TokenRebased(uint256)" --to-block 99 --rpc-url YOUR_NODE`,
      blockText: 'block 99, 2 Jan, 00:00 UTC',
    });
  });
});
