import type { Address } from 'viem';

import { ACCOUNT_COOKIE } from '@/lib/account-cookie';

const THIRTY_DAYS_SECONDS = 2_592_000;

/** Remembers the connected account, or forgets it. */
export function rememberAccount(account: Address | null): void {
  const lifetime = account === null ? 0 : THIRTY_DAYS_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${ACCOUNT_COOKIE}=${account ?? ''}; path=/; max-age=${lifetime}; samesite=strict`;
}
