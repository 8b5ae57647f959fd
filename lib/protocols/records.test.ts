import { describe, expect, it } from 'vitest';
import { PROTOCOL_NAMES } from './pool-facts';
import type { StakingProtocolId } from './protocol';
import { recordsOf } from './records-of';

const kept = (Object.keys(PROTOCOL_NAMES) as StakingProtocolId[]).flatMap((id) => {
  const records = recordsOf(id);
  return records === null ? [] : [{ id, records }];
});

describe.each(kept)('the records of $id', ({ records }) => {
  const { audits, incidents, bounty, governance, allAudits, reviewed } = records;

  it('each name a source on the web', () => {
    const urls = [
      allAudits.url,
      ...audits.map(({ report }) => report),
      ...(incidents?.list.map(({ source }) => source.url) ?? []),
      ...(bounty ? [bounty.url, bounty.source.url] : []),
      ...(governance ? [governance.source.url] : []),
    ];
    for (const url of urls) expect(new URL(url).protocol, url).toBe('https:');
    expect(new Set(audits.map(({ report }) => report)).size).toBe(audits.length);
  });

  it('are dated, newest first, and none after the day they were reviewed', () => {
    expect(reviewed).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const dates of [audits.flatMap(({ date }) => date ?? []), incidents?.list.map(({ date }) => date) ?? []]) {
      for (const date of dates) expect(date).toMatch(/^\d{4}-\d\d(-\d\d)?$/);
      expect(dates).toEqual(dates.toSorted().toReversed());
      expect(dates.every((date) => date <= reviewed)).toBe(true);
    }
  });
});
