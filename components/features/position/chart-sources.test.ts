import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { earnedPoints, ratePoints, worthPoints } from './chart-sources';
import { ACCOUNT, LIDO_SUMS, TOKEN, VAULT_SUMS } from './position-sources.fixture';
import type { SumsAt } from './statement-sources';

const at: SumsAt = {
  site: 'https://millrace.example',
  account: ACCOUNT,
  block: { number: 99n, timestamp: unixSeconds(1_767_312_000n) },
  since: null,
  pools: [VAULT_SUMS, LIDO_SUMS],
};

describe('points of the charts', () => {
  it('of the worth are everything in the ledgers until then, and nothing of other units', () => {
    const origin = worthPoints(at);
    expect(origin?.formula).toBe('{value} ETH: what the ledgers of Lido open with + all their lines until {moment}.');
    expect(origin?.command).toContain(
      `'$6=="opening"&&$9=="ETH"{print $8} $6!="rounding"&&$2!=""&&$2<="{time}"&&$9=="ETH"{print $7}'`,
    );
  });

  it('of what was earned are its lines since the day that is asked for', () => {
    expect(earnedPoints({ ...at, since: unixSeconds(1_767_225_600n) })?.command).toContain(
      `'$6~/^(claim-discount|reward|loss|between-reports)$/&&$2>="2026-01-01"&&$9=="ETH"&&$2<="{time}"{print $7}'`,
    );
  });

  it('have no origin where no pool counts in ETH', () => {
    expect(worthPoints({ ...at, pools: [VAULT_SUMS] })).toBeNull();
  });

  it('of a rate are the pool’s own reports', () => {
    const { title, command } = ratePoints({ ...LIDO_SUMS, rateUnit: 'share' }, at.block) ?? {};
    expect(title).toBe('Exchange rate then');
    expect(command).toBe(`cast logs --address ${TOKEN} "TokenRebased(uint256)" --to-block 99 --rpc-url YOUR_NODE`);
  });
});
