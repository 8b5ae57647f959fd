const RULES = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
  other: 'th',
  zero: 'th',
  many: 'th',
};

/** 1st, 2nd, 3rd, 4th, 11th. */
export function formatOrdinal(position: number): string {
  return `${position.toLocaleString('en-US')}${ENDINGS[RULES.select(position)]}`;
}
