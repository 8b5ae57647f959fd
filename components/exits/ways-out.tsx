'use client';

import { useState } from 'react';

import { Provenance } from '@/components/ui/provenance';
import { useLive } from '@/hooks/live-context';
import { useExits } from '@/hooks/use-exits';
import { exitUnknownWords } from '@/lib/format/exit-wording';
import { formatExact, formatShort } from '@/lib/format/format-amount';
import { formatRayPercent } from '@/lib/format/format-percent';
import type { TokenInfo } from '@/lib/protocols/asset';
import type { ExitComparison, SaleChoice } from '@/lib/protocols/exit-choices';
import { marketId } from '@/lib/protocols/market/market';
import type { PoolBase } from '@/lib/protocols/protocol';
import { provenanceOfAny } from '@/lib/protocols/provenance-of-all';

import { blockWords, sourceWords } from '../pool/source-of';
import { SellForm } from './sell-form';
import { WayRow } from './way-row';

interface WaysOutProps {
  readonly pool: PoolBase;
  readonly token: TokenInfo;
  /** In the token's smallest unit; null while there is no amount to compare. */
  readonly amount: bigint | null;
}

/** Every way out of an amount side by side, from the newest block. None is chosen for the person. */
export default function WaysOut({ pool, token, amount }: WaysOutProps) {
  const { answer: comparison, trouble } = useExits(pool.id, token.address, amount);
  if (amount === null) return null;
  const what = `${formatExact(amount)} ${token.symbol}`;
  return (
    <section aria-label={`Ways out, for ${what}`}>
      <h2>Ways out, for {what}</h2>
      <p role="status" className="sr-only">
        {comparison === null ? '' : `${comparison.choices.length} ways out for ${what} are compared below.`}
      </p>
      {comparison === null ? (
        <p className="mt-1.5 border-t border-line pt-2.5 text-sm text-muted">
          {trouble === null ? 'Being read…' : `They cannot be read now: ${trouble}.`}
        </p>
      ) : (
        <Compared key={`${token.address}${amount}`} comparison={comparison} pool={pool} token={token} />
      )}
      {comparison !== null && trouble !== null && (
        <p role="status" className="mt-2 text-sm text-caution">
          The newest block’s figures are missing: {trouble}. These are from {blockWords(comparison.block)}.
        </p>
      )}
    </section>
  );
}

interface ComparedProps extends Omit<WaysOutProps, 'amount'> {
  readonly comparison: ExitComparison;
}

function Compared({ comparison, pool, token }: ComparedProps) {
  const [selling, setSelling] = useState<string | null>(null);
  const sale = comparison.choices.find(
    (choice): choice is SaleChoice => choice.kind === 'market' && marketId(choice.market) === selling,
  );
  const fresh = useIsFresh(comparison);
  return (
    <>
      <Basis comparison={comparison} pool={pool} />
      <table className="w-full border-collapse text-sm tabular-nums max-sm:block">
        <caption className="sr-only">Ways out compared: what you keep, how long it takes, what it costs</caption>
        <thead className="max-sm:sr-only">
          <tr>
            {['Way', 'You keep', 'Wait', 'Costs'].map((heading, index) => (
              <th
                key={heading}
                scope="col"
                className={`border-b border-ink py-1.5 font-medium text-muted ${index === 0 ? 'pr-2 text-left' : 'pl-3 text-right'}`}
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block max-sm:border-t max-sm:border-ink">
          {comparison.choices.map((choice) => (
            <WayRow
              key={choice.kind === 'market' ? marketId(choice.market) : choice.kind}
              choice={choice}
              comparison={comparison}
              pool={pool}
              token={token}
              selling={choice.kind === 'market' && marketId(choice.market) === selling}
              onSell={setSelling}
            />
          ))}
        </tbody>
      </table>
      {sale !== undefined && (
        <SellForm
          choice={sale}
          comparison={comparison}
          pool={pool}
          token={token}
          fresh={fresh}
          onClose={() => setSelling(null)}
        />
      )}
    </>
  );
}

/** What every row is measured against. */
function Basis({ comparison, pool }: { readonly comparison: ExitComparison; readonly pool: PoolBase }) {
  const { worth, apr, block } = comparison;
  const source = (figure: 'rate' | 'apr') => sourceWords(provenanceOfAny(pool, figure), block);
  return (
    <p className="mt-0.5 mb-1 text-xs text-muted">
      Worth <Provenance {...source('rate')}>{formatShort(worth)} ETH</Provenance> by the protocol’s books. A wait is
      counted with{' '}
      {apr.ok ? (
        <Provenance {...source('apr')}>{formatRayPercent(apr.value, 2)} % a year</Provenance>
      ) : (
        `an unknown yield: ${exitUnknownWords(apr.error)}`
      )}
      , gas at what this block asks.
    </p>
  );
}

/** Whether a price is still the newest there is: an old one is not sold at. */
function useIsFresh({ block }: ExitComparison): boolean {
  const live = useLive();
  return live.status === 'live' && live.snapshot.block.timestamp - block.timestamp <= MOST_AGE_SECONDS;
}

/** Five mainnet blocks. */
const MOST_AGE_SECONDS = 60n;
