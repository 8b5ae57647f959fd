import type { Address } from 'viem';

/** The cookie by which the server can render a returning visitor's own numbers. Holds a public address, nothing else. */
export const ACCOUNT_COOKIE = 'millrace.account';

/** The account in a cookie's text; null for anything that is no address. */
export function accountFromCookie(text: string | undefined): Address | null {
  return text !== undefined && /^0x[0-9a-fA-F]{40}$/.test(text) ? (text as Address) : null;
}
