import { expect, it } from 'vitest';

import { securityTxt } from './security-txt';

it('names the contact and a day until which it holds', () => {
  expect(securityTxt('mailto:security@example.org', Date.UTC(2026, 0, 1))).toBe(
    'Contact: mailto:security@example.org\nExpires: 2026-06-30T00:00:00.000Z\nPreferred-Languages: en\n',
  );
});
