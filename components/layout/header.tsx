import type { ReactNode } from 'react';
import { Mark } from './mark';
import { Nav } from './nav';

interface HeaderProps {
  /** The block everything was read at. */
  status: ReactNode;
  /** Connect, or the connected account. */
  wallet: ReactNode;
}

/** Mark, pages, block and wallet: one row where there is room, three ruled ones on a phone. */
export function Header({ status, wallet }: HeaderProps) {
  return (
    <header className="border-b border-ink">
      <a href="#main" className="absolute -top-20 left-4 z-10 bg-ink px-4 py-2 text-paper focus-visible:top-2">
        Skip to the content
      </a>
      <div className="sheet flex flex-wrap items-center gap-x-4 md:gap-x-7">
        <div className="flex min-h-15 items-center">
          <Mark />
        </div>
        <div className="flex max-md:order-3 max-md:basis-full max-md:border-t max-md:border-line md:flex-1 md:self-stretch">
          <div className="flex grow">
            <Nav />
          </div>
        </div>
        <div className="text-xs text-muted max-lg:order-4 max-lg:basis-full max-lg:border-t max-lg:border-line max-lg:py-1.5">
          {status}
        </div>
        <div className="max-md:order-2 max-md:ml-auto max-lg:order-3">{wallet}</div>
      </div>
    </header>
  );
}
