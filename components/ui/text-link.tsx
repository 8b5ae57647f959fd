import Link from 'next/link';
import type { ReactNode } from 'react';

const LOOK = 'underline decoration-1 underline-offset-3 hover:decoration-2';

interface TextLinkProps {
  href: string;
  children: ReactNode;
  className?: string | undefined;
}

/** An underlined link; one that leaves the app says so and opens beside it. */
export function TextLink({ href, children, className = '' }: TextLinkProps) {
  if (!/^https?:/.test(href)) {
    return (
      <Link href={href} prefetch={false} className={`${LOOK} ${className}`}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} target="_blank" rel="noreferrer" className={`${LOOK} ${className}`}>
      {children}
      <span className="sr-only">, opens in a new tab</span>
    </a>
  );
}
