import type { ReactNode } from 'react';
import { ThemeToggle } from './theme-toggle';

interface FooterProps {
  networkName: string;
  /** Further links, if any. */
  children?: ReactNode;
}

/** One ruled row: network, what the app does not do, licence, theme. */
export function Footer({ networkName, children }: FooterProps) {
  return (
    <footer className="sheet text-xs text-muted">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-t border-line pt-4 pb-8">
        <span className="text-ink">{networkName}</span>
        <span>no account, no tracking, nothing loaded from third parties</span>
        {children}
        <span className="md:ml-auto">MIT licence</span>
        <ThemeToggle />
      </div>
    </footer>
  );
}
