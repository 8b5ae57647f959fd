import { ThemeToggle } from './theme-toggle';

/** Pages about the app rather than about staking. Documents of their own: the settings have a policy of their own. */
const LINKS = [
  { href: '/settings', name: 'Settings' },
  { href: '/status', name: 'Status' },
  { href: '/learn#risks', name: 'Risks' },
  { href: '/learn#glossary', name: 'Words' },
] as const;

/** Ruled below every page: network, what the app does not do, further pages, licence, theme. */
export function Footer({ networkName }: { readonly networkName: string }) {
  return (
    <footer className="sheet text-xs text-muted">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-t border-line pt-4 pb-8">
        <span className="text-ink">{networkName}</span>
        <span>no account, no tracking, nothing loaded from third parties</span>
        <nav aria-label="About this app" className="flex flex-wrap gap-x-5 md:ml-auto">
          {LINKS.map(({ href, name }) => (
            <a
              key={href}
              href={href}
              className="inline-flex min-h-6 items-center underline decoration-1 underline-offset-3 hover:text-ink pointer-coarse:min-h-11"
            >
              {name}
            </a>
          ))}
        </nav>
        <span>MIT licence</span>
        <ThemeToggle />
      </div>
    </footer>
  );
}
