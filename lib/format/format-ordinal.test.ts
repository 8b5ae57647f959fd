import { expect, it } from 'vitest';

import { formatOrdinal } from './format-ordinal';

it('ends as the language’s own rules say, for every place of a long queue', () => {
  const rules = new Intl.PluralRules('en', { type: 'ordinal' });
  const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = {
    one: 'st',
    two: 'nd',
    few: 'rd',
    other: 'th',
  };
  for (let place = 1; place <= 1_300; place += 1)
    expect(formatOrdinal(place)).toBe(`${place.toLocaleString('en-US')}${endings[rules.select(place)]}`);
});
