'use client';

import type { ReactNode } from 'react';

import { historyReason } from '@/components/pool/rate-history-chart';
import { Notice } from '@/components/ui/notice';
import { Term } from '@/components/ui/term';
import { TextLink } from '@/components/ui/text-link';
import { useLive } from '@/hooks/live-context';
import { USUAL_WINDOWS } from '@/lib/domain/apr-windows';
import type { PoolFacts } from '@/lib/protocols/facts';
import type { LiveSnapshot, PoolPicture } from '@/lib/protocols/live-state';
import { factsOf } from '@/lib/protocols/pool-facts';
import { idOfPicture, nameOfPicture, poolPictures } from '@/lib/protocols/pool-pictures';

import { AprValue, ExitsValue, FeeValue, RateValue, RoomValue, TotalValue } from './pool-values';

type ReadyPicture = Extract<PoolPicture, { status: 'ready' }>;

interface Measure {
  readonly id: string;
  readonly name: ReactNode;
  readonly value: (picture: ReadyPicture, facts: PoolFacts) => ReactNode;
}

const MEASURES: readonly Measure[] = [
  {
    id: 'token',
    name: <Term id="liquidToken">You hold</Term>,
    value: (_, { symbols }) => symbols.join(' or '),
  },
  {
    id: 'rate',
    name: <Term id="exchangeRate">Exchange rate</Term>,
    value: ({ pool }, facts) => <RateValue pool={pool} facts={facts} />,
  },
  ...USUAL_WINDOWS.map(
    (asked): Measure => ({
      id: `apr-${asked}`,
      name: (
        <>
          <Term id="apr">APR</Term>, {String(asked / 86_400n)} days
        </>
      ),
      value: ({ pool, history }) => {
        if (history.status !== 'ready') return <span className="text-muted">{historyReason(history)}</span>;
        const found = history.windows.find((window) => window.asked === asked);
        return found === undefined ? '–' : <AprValue pool={pool} window={found} />;
      },
    }),
  ),
  {
    id: 'fee',
    name: <Term id="fee">Fee on rewards</Term>,
    value: ({ pool }, facts) => <FeeValue pool={pool} facts={facts} />,
  },
  {
    id: 'room',
    name: <Term id="limit">Room for deposits</Term>,
    value: ({ pool }, facts) => <RoomValue pool={pool} facts={facts} />,
  },
  { id: 'exits', name: 'Ways out', value: ({ pool }, facts) => <ExitsValue pool={pool} facts={facts} /> },
  { id: 'total', name: 'Total staked', value: ({ pool }, facts) => <TotalValue pool={pool} facts={facts} /> },
];

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
  const pictures = poolPictures(snapshot);
  const atBlock = snapshot.block.number;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table role="table" className="w-full border-collapse tabular-nums max-md:block">
      <caption className="sr-only">Pools side by side</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup" className="max-md:sr-only">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row" className="border-b border-ink">
          <td className="w-1/5" />
          {pictures.map((picture) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th role="columnheader" key={idOfPicture(picture)} scope="col" className="py-2 pl-5 text-left text-lg">
              <TextLink href={`/protocols/${idOfPicture(picture)}`}>{nameOfPicture(picture)}</TextLink>
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
            {pictures.map((picture) => (
              <td
                // biome-ignore lint/a11y/noRedundantRoles: see above
                role="cell"
                key={idOfPicture(picture)}
                className="py-3 pl-5 align-top max-md:flex max-md:justify-between max-md:gap-4 max-md:py-1 max-md:pl-0"
              >
                <TextLink href={`/protocols/${idOfPicture(picture)}`} className="text-muted md:hidden">
                  {nameOfPicture(picture)}
                </TextLink>
                <div className="max-md:text-right">
                  {picture.status === 'ready' ? (
                    measure.value(picture, factsOf(picture.pool, atBlock))
                  ) : (
                    <span className="text-muted">{measure.id === 'token' ? `not read: ${picture.reason}` : '–'}</span>
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
