'use client';

import type { ReactNode } from 'react';
import { AprValue, ExitsValue, FeeValue, RateValue, RoomValue, TotalValue } from '@/components/pool/pool-values';
import { historyReason } from '@/components/pool/rate-history-chart';
import { Notice } from '@/components/ui/notice';
import { Term } from '@/components/ui/term';
import { TextLink } from '@/components/ui/text-link';
import { useLive } from '@/hooks/live-context';
import { USUAL_WINDOWS } from '@/lib/domain/apr-windows';
import { stakeHref, withdrawHref } from '@/lib/pool-links';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import { poolsOfPicture, type ReadPool } from '@/lib/protocols/pool-pictures';
import type { PoolId } from '@/lib/protocols/protocol';

interface Measure {
  readonly id: string;
  readonly name: ReactNode;
  readonly value: (of: ReadPool) => ReactNode;
}

const MEASURES: readonly Measure[] = [
  { id: 'token', name: <Term id="liquidToken">You hold</Term>, value: ({ facts }) => facts.symbols.join(' or ') },
  { id: 'rate', name: <Term id="exchangeRate">Exchange rate</Term>, value: (of) => <RateValue of={of} /> },
  ...USUAL_WINDOWS.map(aprMeasure),
  { id: 'fee', name: <Term id="fee">Fee on rewards</Term>, value: (of) => <FeeValue of={of} /> },
  { id: 'room', name: <Term id="limit">Room for deposits</Term>, value: (of) => <RoomValue of={of} /> },
  { id: 'exits', name: 'Ways out', value: (of) => <ExitsValue of={of} /> },
  { id: 'total', name: 'Total staked', value: (of) => <TotalValue of={of} /> },
  { id: 'forms', name: 'Go on', value: ({ id, name }) => <Forms id={id} name={name} /> },
];

/** The forms of a pool. */
function Forms({ id, name }: { readonly id: PoolId; readonly name: string }) {
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-2 max-md:justify-end">
      <TextLink href={stakeHref(id)}>
        Deposit<span className="sr-only"> in {name}</span>
      </TextLink>
      <TextLink href={withdrawHref(id)}>
        Withdraw<span className="sr-only"> from {name}</span>
      </TextLink>
    </span>
  );
}

function aprMeasure(asked: bigint): Measure {
  const value = (of: ReadPool) => {
    if (of.history.status !== 'ready') return <span className="text-muted">{historyReason(of.history)}</span>;
    const found = of.history.windows.find((window) => window.asked === asked);
    return found === undefined ? '–' : <AprValue of={of} window={found} />;
  };
  const name = (
    <>
      <Term id="apr">APR</Term>, {String(asked / 86_400n)} days
    </>
  );
  return { id: `apr-${asked}`, name, value };
}

/** All pools of the deployment side by side, from one block and by one method. */
export function PoolComparison() {
  const live = useLive();
  if (live.status === 'unavailable') {
    return (
      <Notice tone="caution" title="No figures now.">
        {live.reason}. They come back by themselves once the node answers.
      </Notice>
    );
  }
  return <Comparison snapshot={live.snapshot} />;
}

/**
 * A table whose rows turn into blocks where columns have no room. The roles are written out because a browser drops those
 * of table elements that are laid out otherwise.
 */
function Comparison({ snapshot }: { readonly snapshot: LiveSnapshot }) {
  const pools = poolsOfPicture(snapshot);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table role="table" className="w-full border-collapse tabular-nums max-md:block">
      <caption className="sr-only">Pools side by side</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup" className="max-md:sr-only">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row" className="border-b border-ink">
          <td className="w-1/5" />
          {pools.map((pool) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th role="columnheader" key={pool.id} scope="col" className="py-2 pl-5 text-left text-lg">
              <TextLink href={`/protocols/${pool.id}`}>{pool.name}</TextLink>
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup" className="max-md:block">
        {MEASURES.map((measure) => (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tr role="row" key={measure.id} className="border-b border-line max-md:block max-md:py-3">
            <th
              // biome-ignore lint/a11y/noRedundantRoles: see above
              role="rowheader"
              scope="row"
              className="py-3 text-left align-top font-medium text-muted max-md:block max-md:py-0 max-md:pb-1 max-md:text-ink max-md:font-bold"
            >
              {measure.name}
            </th>
            {pools.map((pool) => (
              <td
                // biome-ignore lint/a11y/noRedundantRoles: see above
                role="cell"
                key={pool.id}
                className="py-3 pl-5 align-top max-md:flex max-md:justify-between max-md:gap-4 max-md:py-1 max-md:pl-0"
              >
                <TextLink href={`/protocols/${pool.id}`} className="text-muted md:hidden">
                  {pool.name}
                </TextLink>
                <div className="max-md:text-right">
                  {pool.status === 'ready' ? (
                    measure.value(pool)
                  ) : (
                    <span className="text-muted">{measure.id === 'token' ? `not read: ${pool.reason}` : '–'}</span>
                  )}
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
