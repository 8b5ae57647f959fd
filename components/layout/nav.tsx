'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';

const PAGES = [
  { href: '/', name: 'Stake' },
  { href: '/wrap', name: 'Wrap' },
  { href: '/withdraw', name: 'Withdraw' },
  { href: '/withdraw/claim', name: 'Claim' },
  { href: '/queue', name: 'Queue' },
  { href: '/position', name: 'Position' },
  { href: '/protocols', name: 'Protocols' },
  { href: '/learn', name: 'Learn' },
] as const;

/** Pages that have others below them; the address of a pool's deposit page is not below that of the first one. */
const SECTIONS = [
  { page: '/', under: '/stake/' },
  { page: '/withdraw', under: '/withdraw/' },
  { page: '/queue', under: '/queue/' },
  { page: '/position', under: '/position/' },
  { page: '/protocols', under: '/protocols/' },
] as const;

/** The pages. They are fetched ahead only once a pointer or the focus is on one. */
export function Nav() {
  const path = usePathname();
  const [wanted, setWanted] = useState('');
  return (
    <nav
      aria-label="Pages"
      className="flex gap-4.5 self-stretch xl:gap-3.5 max-sm:grid max-sm:w-full max-sm:grid-cols-[repeat(4,auto)] max-sm:justify-between max-sm:gap-x-3"
    >
      {PAGES.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          prefetch={wanted === href ? null : false}
          onPointerEnter={() => setWanted(href)}
          onFocus={() => setWanted(href)}
          aria-current={isHere(path, href) ? 'page' : undefined}
          className="relative -mx-1.5 flex min-h-11 items-center px-1.5 text-muted after:absolute after:inset-x-1.5 after:bottom-0 after:h-0.5 hover:text-ink focus-visible:-outline-offset-2 aria-[current]:font-medium aria-[current]:text-ink aria-[current]:after:bg-gate"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

function isHere(path: string, href: string): boolean {
  if (PAGES.some((page) => page.href === path)) return path === href;
  return SECTIONS.some(({ under, page }) => page === href && path.startsWith(under));
}
