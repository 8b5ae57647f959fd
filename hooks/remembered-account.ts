import type { Address } from 'viem';

/** The cookie by which the server can render a returning visitor's own numbers. Holds a public address, nothing else. */
export const ACCOUNT_COOKIE = 'millrace.account';

const THIRTY_DAYS_SECONDS = 2_592_000;

/** Remembers the connected account, or forgets it. */
export function rememberAccount(account: Address | null): void {
  const lifetime = account === null ? 0 : THIRTY_DAYS_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${ACCOUNT_COOKIE}=${account ?? ''}; path=/; max-age=${lifetime}; samesite=strict`;
}

/** The account in a cookie's text; null for anything that is no address. */
export function accountFromCookie(text: string | undefined): Address | null {
  return text !== undefined && /^0x[0-9a-fA-F]{40}$/.test(text) ? (text as Address) : null;
}
