import Link from 'next/link';

import { TextLink } from '@/components/ui/text-link';
import type { PoolId } from '@/lib/protocols/protocol';

interface PoolChoiceProps {
  /** What the choice is for: "Where to stake". */
  readonly label: string;
  readonly pools: readonly { readonly id: PoolId; readonly name: string; readonly href: string }[];
  readonly current: PoolId;
}

/** Which pool a form is for: each has a page of its own. Nothing is shown where there is only one. */
export function PoolChoice({ label, pools, current }: PoolChoiceProps) {
  if (pools.length < 2) return null;
  return (
    <nav aria-label={label} className="mb-5.5 flex flex-wrap items-baseline gap-x-5 border-b border-line text-sm">
      {pools.map(({ id, name, href }) => (
        <Link
          key={id}
          href={href}
          prefetch={false}
          aria-current={id === current ? 'page' : undefined}
          className="-mb-px border-b-2 border-transparent py-2 text-muted hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:py-2.5"
        >
          {name}
        </Link>
      ))}
      <TextLink href="/protocols" className="ml-auto py-2 text-muted">
        Compare them
      </TextLink>
    </nav>
  );
}
