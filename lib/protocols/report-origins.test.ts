import { describe, expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { CONTRACTS } from './lido/lido.fixture';
import { lidoProvenance } from './lido/provenance';
import { rateAfterOrigin, reportCountOrigin } from './report-origins';

const apr = lidoProvenance(CONTRACTS).apr;
if (apr === undefined) throw new Error('Lido has a yearly rate');

describe('the origins of reports', () => {
  it('are the events that the yearly rate is made from', () => {
    for (const origin of [rateAfterOrigin(apr), reportCountOrigin(apr, 604_800n, unixSeconds(700_000n))])
      expect(origin).toMatchObject({ contract: CONTRACTS.token, kind: 'logs', call: apr.call });
  });

  it('say from when on reports are counted', () =>
    expect(reportCountOrigin(apr, 604_800n, unixSeconds(700_000n)).formula).toContain(
      'of the last 7 days, so from 95200 on (seconds since 1970)',
    ));
});
