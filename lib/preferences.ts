import * as v from 'valibot';

/** What a visitor chose for how pages look. Kept in cookies, so that the first HTML is right already. */
export interface Preferences {
  /** `system`: as the device is set. */
  readonly theme: 'system' | 'light' | 'dark';
  /** Whether amounts also stand in US dollars, where the network has a price feed. */
  readonly currency: 'eth' | 'usd';
}

/** The cookie each choice is kept in. */
export const PREFERENCE_COOKIES = {
  theme: 'millrace.theme',
  currency: 'millrace.currency',
} as const satisfies Record<keyof Preferences, string>;

/** How long a choice is kept: a year. */
export const PREFERENCES_SECONDS = 31_536_000;

const themeSchema = v.picklist(['system', 'light', 'dark']);
const currencySchema = v.picklist(['eth', 'usd']);

/**
 * Reads the choices from cookies. What is missing, or was not written by this app, is as if never chosen.
 * @param read the text of a cookie by its name
 */
export function preferencesFrom(read: (name: string) => string | undefined): Preferences {
  const theme = v.safeParse(themeSchema, read(PREFERENCE_COOKIES.theme));
  const currency = v.safeParse(currencySchema, read(PREFERENCE_COOKIES.currency));
  return {
    theme: theme.success ? theme.output : 'system',
    currency: currency.success ? currency.output : 'usd',
  };
}

/** Reads the choices from a submitted form; null for one that is not the form's. */
export function parsePreferences(form: Readonly<Record<string, unknown>>): Preferences | null {
  const parsed = v.safeParse(v.object({ theme: themeSchema, currency: currencySchema }), form);
  return parsed.success ? parsed.output : null;
}
