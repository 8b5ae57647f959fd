import { TextLink } from '@/components/ui/text-link';

interface PageLinksProps {
  /** For screen readers: "Pages of the ledger". */
  readonly label: string;
  /** How many there are on all pages: "3,854 lines". */
  readonly countText: string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
  /** What the page before and the one after are called. */
  readonly before: string;
  readonly after: string;
}

/** Which page of a long table is shown, and the way to those beside it. */
export function PageLinks({ label, countText, page, pages, hrefOf, before, after }: PageLinksProps) {
  return (
    <nav aria-label={label} className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-sm">
      <span className="text-muted">{`${countText}, page ${page} of ${pages}`}</span>
      {page > 1 && <TextLink href={hrefOf(page - 1)}>{before}</TextLink>}
      {page < pages && <TextLink href={hrefOf(page + 1)}>{after}</TextLink>}
    </nav>
  );
}
