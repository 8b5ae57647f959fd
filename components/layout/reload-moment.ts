/** Fields that a person types into. */
const TYPED_INTO: ReadonlySet<string> = new Set(['text', 'url', 'textarea']);
/** Between two reloads by themselves: while versions are being replaced, the next page may be of the old one again. */
const APART_MS = 60_000;
const KEPT_AS = 'millrace.reloaded-at';

/** What keeps a page from being loaded anew by itself. */
export interface PageWork {
  /** Transactions that are on their way or wait for the person. */
  readonly openTransactions: number;
  /** A wallet is being asked for. */
  readonly isWishOpen: boolean;
}

/**
 * Whether nothing would be lost or torn by loading the page anew now: no transaction, no dialog, nothing typed in. A field
 * that comes with a text names it as `data-given`.
 */
export function isSafeMoment(
  { openTransactions, isWishOpen }: PageWork,
  page: Pick<Document, 'querySelector' | 'querySelectorAll'>,
): boolean {
  if (openTransactions > 0 || isWishOpen) return false;
  // Notes that only explain a figure are dialogs too, and always there; nothing of them is lost.
  if (page.querySelector('dialog[open], [aria-modal="true"]') !== null) return false;
  const fields = page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return [...fields].every(({ type, value, dataset }) => {
    return !TYPED_INTO.has(type) || value === '' || value === dataset.given;
  });
}

/**
 * Whether the page may load itself anew, as far as it did so lately. Says yes once, then no for a minute.
 * @param nowMs the visitor's clock; one that was put back counts as time gone by
 */
export function takesTurn(kept: Pick<Storage, 'getItem' | 'setItem'>, nowMs: number): boolean {
  const last = Number(kept.getItem(KEPT_AS) ?? Number.NaN);
  if (Math.abs(nowMs - last) < APART_MS) return false;
  kept.setItem(KEPT_AS, String(nowMs));
  return true;
}
