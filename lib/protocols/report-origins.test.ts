import { expect, it } from 'vitest';

import { unixSeconds } from '@/lib/units/units';

import { CONTRACTS } from './lido/lido.fixture';
import { lidoProvenance } from './lido/provenance';
import { reportCountOrigin } from './report-origins';

const apr = lidoProvenance(CONTRACTS).apr;
if (apr === undefined) throw new Error('Lido has a yearly rate');

it('counts the events that the yearly rate is made from, and says from when on', () => {
  const origin = reportCountOrigin(apr, 604_800n, unixSeconds(700_000n));
  expect(origin).toMatchObject({ contract: CONTRACTS.token, kind: 'logs', call: apr.call });
  expect(origin.formula).toContain('of the last 7 days, so from 95200 on (seconds since 1970)');
});
