import { describe, expect, it } from 'vitest';

import { parsePreferences, preferencesFrom } from './preferences';

describe('preferences', () => {
  it('come from their cookies', () => {
    const cookies: Record<string, string> = { 'millrace.theme': 'dark', 'millrace.currency': 'eth' };
    expect(preferencesFrom((name) => cookies[name])).toEqual({ theme: 'dark', currency: 'eth' });
  });

  it.each([undefined, '', 'DARK', '"><script>'])('are as if never chosen for the cookie %s', (text) => {
    expect(preferencesFrom(() => text)).toEqual({ theme: 'system', currency: 'usd' });
  });

  it('are read from the form, and from nothing else', () => {
    expect(parsePreferences({ theme: 'light', currency: 'usd' })).toEqual({ theme: 'light', currency: 'usd' });
    expect(parsePreferences({ theme: 'light' })).toBeNull();
    expect(parsePreferences({ theme: 'light', currency: 'eur' })).toBeNull();
  });
});
