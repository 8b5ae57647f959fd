const KEY = 'millrace.claims-per-transaction';

/** What can be chosen: a hardware wallet shows, and some can sign, only so much in one transaction. */
export const CLAIM_LIMITS = [1, 5, 10, 20, 50] as const;

/** Claims that a transaction may carry by this person's choice; null when they set no limit. */
export function readClaimsPerTransaction(): number | null {
  const stored = Number(localStorage.getItem(KEY));
  return CLAIM_LIMITS.find((limit) => limit === stored) ?? null;
}

/** Remembers the choice in this browser. */
export function keepClaimsPerTransaction(limit: number | null): void {
  try {
    if (limit === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, String(limit));
  } catch (error) {
    // A browser that keeps nothing asks again next time.
    if (!(error instanceof DOMException)) throw error;
  }
}
