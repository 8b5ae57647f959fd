import type { ReactNode } from 'react';
import { Mark } from './mark';
import { Nav } from './nav';

interface HeaderProps {
  /** The block everything was read at. */
  status: ReactNode;
  /** Connect, or the connected account. */
  wallet: ReactNode;
}

/**
 * Mark, pages, block and wallet: one row where there is room for a connected account, else two, and three on a phone.
 * What is wrong with the figures takes up to four lines in the space that the block has anyway, so that it moves nothing
 * when it comes and goes; only on a phone it may take a line of its own.
 */
export function Header({ status, wallet }: HeaderProps) {
  return (
    <header className="border-b border-ink">
      <a href="#main" className="absolute -top-20 left-4 z-10 bg-ink px-4 py-2 text-paper focus-visible:top-2">
        Skip to the content
      </a>
      <div className="sheet flex flex-wrap items-center gap-x-4 md:gap-x-5 xl:flex-nowrap">
        <div className="flex min-h-15 shrink-0 items-center">
          <Mark />
        </div>
        <div className="flex shrink-0 max-xl:order-3 max-md:basis-full max-md:shrink xl:self-stretch">
          <div className="flex grow">
            <Nav />
          </div>
        </div>
        <div className="text-xs text-muted max-md:order-4 max-md:basis-full max-md:border-t max-md:border-line max-md:py-1.5 md:min-w-0 md:flex-1 md:text-right">
          {status}
        </div>
        <div className="shrink-0 max-xl:order-1 max-xl:ml-auto">{wallet}</div>
        <div aria-hidden="true" className="order-2 basis-full border-t border-line xl:hidden" />
      </div>
    </header>
  );
}
