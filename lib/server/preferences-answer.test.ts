import { describe, expect, it } from 'vitest';

import { preferencesAnswer } from './preferences-answer';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  preferencesAnswer(new Request('http://localhost/settings/save', { method: 'POST', body, headers }));
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe('the settings form', () => {
  it('is kept in cookies and leads back', async () => {
    const answer = await post(form({ theme: 'dark', currency: 'eth' }), { 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/settings?saved');
    expect(answer.headers.getSetCookie()).toEqual([
      'millrace.theme=dark; Path=/; Max-Age=31536000; SameSite=Lax',
      'millrace.currency=eth; Path=/; Max-Age=31536000; SameSite=Lax',
    ]);
  });

  it('forgets the theme when the device shall decide', async () => {
    const answer = await post(form({ theme: 'system', currency: 'usd' }));
    expect(answer.headers.getSetCookie()[0]).toBe('millrace.theme=; Path=/; Max-Age=0; SameSite=Lax');
  });

  it('is not taken from another site', async () => {
    const answer = await post(form({ theme: 'dark', currency: 'eth' }), { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it.each([
    ['an unknown choice', form({ theme: 'pink', currency: 'eth' })],
    ['no form', '{"theme":"dark"}'],
  ])('is refused with %s', async (_what, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
