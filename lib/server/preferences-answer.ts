import 'server-only';

import { PREFERENCE_COOKIES, PREFERENCES_SECONDS, type Preferences, parsePreferences } from '@/lib/preferences';

import { problem } from './problem';

/**
 * Keeps what the settings form says and leads back to it. A plain form, so that it works before and without any script.
 * @returns 303 back to the settings; 403 for a form on another site; 400 for one that is not ours
 */
export async function preferencesAnswer(request: Request): Promise<Response> {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin')
    return problem({ status: 403, code: 'other-site', title: 'Only for pages of this app' });
  const preferences = parsePreferences(await formOf(request));
  if (preferences === null)
    return problem({ status: 400, code: 'bad-preferences', title: 'Not the settings form', detail: 'Load it again.' });
  const headers = new Headers({ location: '/settings?saved', 'cache-control': 'no-store' });
  for (const cookie of cookiesOf(preferences)) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

async function formOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  try {
    return Object.fromEntries(await request.formData());
  } catch (error) {
    // Not a form at all.
    if (error instanceof TypeError) return {};
    throw error;
  }
}

/** Not HttpOnly: the footer's switch of themes writes the same one. */
function cookiesOf({ theme, currency }: Preferences): readonly string[] {
  const write = (name: string, value: string, seconds: number) =>
    `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax`;
  return [
    write(PREFERENCE_COOKIES.theme, theme === 'system' ? '' : theme, theme === 'system' ? 0 : PREFERENCES_SECONDS),
    write(PREFERENCE_COOKIES.currency, currency, PREFERENCES_SECONDS),
  ];
}
