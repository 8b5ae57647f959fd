'use client';

import type { ReactNode } from 'react';

import { Figure } from '@/components/ui/figure';
import { Term } from '@/components/ui/term';
import { TextLink } from '@/components/ui/text-link';
import { formatRate } from '@/lib/format/format-counted';
import type { ReadPool } from '@/lib/protocols/pool-pictures';
import type { PoolId } from '@/lib/protocols/protocol';
import { provenanceOfAny } from '@/lib/protocols/provenance-of-all';

import { AprValue, ExitsValue, TotalValue } from './pool-values';
import { historyReason, RateHistoryChart } from './rate-history-chart';
import { sourceWords } from './source-of';
import { WithOtherPool } from './with-other-pool';

/** The right column of another pool's forms: the pool at a glance, from one block. */
export function OtherPoolFigures({ id }: { readonly id: PoolId }) {
  return <WithOtherPool id={id}>{({ of }) => <Figures of={of} />}</WithOtherPool>;
}

function Figures({ of }: { readonly of: ReadPool }) {
  const { facts, history, pool, block } = of;
  const unit = `${facts.unit} per ${facts.rateUnit}`;
  return (
    <div className="grid gap-4.5">
      <Figure
        heading={<Term id="exchangeRate">Exchange rate</Term>}
        size="large"
        value={facts.rate === null ? { unavailable: `no ${facts.rateUnit} yet` } : formatRate(facts.rate)}
        unit={unit}
        source={sourceWords(provenanceOfAny(pool, 'rate'), block)}
      >
        <RateHistoryChart history={history} unit={unit} reports={provenanceOfAny(pool, 'apr')} />
      </Figure>
      <dl className="grid grid-cols-2 gap-x-9 gap-y-4.5 tabular-nums max-sm:gap-x-5">
        <Told name={<Term id="apr">Earned, yearly</Term>}>
          <Yearly of={of} />
        </Told>
        <Told name="Total staked">
          <TotalValue of={of} />
        </Told>
        <Told name="Ways out">
          <ExitsValue of={of} />
        </Told>
        <Told name="All about it">
          <TextLink href={`/protocols/${of.id}`}>Operators, roles, contracts, audits</TextLink>
        </Told>
      </dl>
    </div>
  );
}

function Told({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="border-b border-line pb-4.5">
      <dt className="font-bold">{name}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}

function Yearly({ of }: { readonly of: ReadPool }) {
  const { history } = of;
  if (history.status !== 'ready') return <span className="text-muted">{historyReason(history)}</span>;
  const [shortest] = history.windows;
  return shortest === undefined ? '–' : <AprValue of={of} window={shortest} />;
}
