import type { Metadata } from 'next';

import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'Not found' };

const WAYS = [
  { href: '/', name: 'Stake ETH' },
  { href: '/withdraw', name: 'Ask for ETH back' },
  { href: '/withdraw/claim', name: 'Claim what is ready' },
  { href: '/queue', name: 'See the queue in full' },
  { href: '/protocols', name: 'Compare the pools of this network' },
  { href: '/learn', name: 'Learn how it works' },
] as const;

/** For addresses that lead nowhere. */
export default function NotFound() {
  return (
    <>
      <h1>There is no such page</h1>
      <p className="mt-2 max-w-[64ch] text-muted">
        The address may be old or mistyped, or name a pool that this network does not have. Nothing you hold depends on
        it.
      </p>
      <ul className="mt-5 grid gap-1.5">
        {WAYS.map(({ href, name }) => (
          <li key={href}>
            <TextLink href={href}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </>
  );
}
