import { OriginOf } from '@/components/pool/origin-of';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import type { Statement as Sums } from '@/lib/domain/ledger-statement';
import { formatExact } from '@/lib/format/format-amount';
import { formatDate } from '@/lib/format/format-date';
import { STATEMENT_WORDS } from '@/lib/format/ledger-wording';
import { pastlessNames } from '@/lib/format/left-out-wording';
import type { HistoryView, PoolHistoryView, PositionView } from '@/lib/position-view';
import type { PoolId, Provenance } from '@/lib/protocols/protocol';
import { sumOrigin } from '@/lib/protocols/worth-origin';

import { SumFigure } from './sum-figure';

/** Opening, what came and left, what was earned, closing: to the last digit, so that anyone can add it up. */
export function Statement({ view }: { readonly view: PositionView }) {
  const { pools, total, since }: HistoryView = view.history;
  const isWhole = pastlessNames(view.history).length === 0;
  const counted = pools.filter(({ isEther }) => isEther);
  const first = since === null ? 'At the beginning' : `On ${formatDate(since)}`;
  return (
    <div className="grid gap-5">
      {total !== null && counted.length > 1 && (
        <Sum
          pool={null}
          title={isWhole ? 'All pools, ETH' : 'Pools whose past is read, ETH'}
          sums={total.statement}
          decimals={18}
          first={first}
        />
      )}
      {total !== null && view.bridge !== null && <Bridge view={view} from={total.statement.closing} />}
      {pools.map((pool) =>
        counted.length > 1 ? (
          <details key={pool.id}>
            <summary className="inline-block cursor-pointer py-1.5 font-medium underline decoration-1 underline-offset-3">
              {pool.name}
            </summary>
            <PoolSum pool={pool} first={first} />
          </details>
        ) : (
          <PoolSum key={pool.id} pool={pool} first={first} />
        ),
      )}
    </div>
  );
}

interface BridgeProps {
  readonly view: PositionView;
  /** Closing of the ledgers. */
  readonly from: bigint;
}

/** What stands between the ledgers and the worth of everything: named, or not there. */
function Bridge({ view: { bridge, unknown, holdings, block }, from }: BridgeProps) {
  if (bridge === null || (bridge.worth === from && unknown.length === 0)) return null;
  const { vaultRequests, claims, rest, worth, origins } = bridge;
  const title = unknown.length === 0 ? 'Worth now' : 'Worth now, at least';
  const sum = sumOrigin(title, holdings.held);
  const rows = [
    [
      vaultRequests,
      'In requests of vaults',
      'shares that have left the ledger and are not fetched yet',
      origins.vaultRequests,
    ],
    [
      claims,
      'Claims against what was asked for',
      'the ledger counts requests at what was asked for',
      origins.claims && {
        ...origins.claims,
        formula: `What the claims pay − what was asked for with them. ${origins.claims.formula}`,
      },
    ],
    [
      rest,
      'Not explained',
      'pools whose past cannot be read, or figures of different blocks',
      sum && {
        ...sum,
        title: 'Not explained',
        formula: `${formatExact(worth)} ETH that all of it is worth − ${formatExact(from)} ETH of the ledgers − ${formatExact(vaultRequests)} ETH in requests of vaults − (${formatExact(claims)} ETH) of claims. The call reads the largest part of the worth.`,
      },
    ],
  ] as const satisfies readonly (readonly [bigint, string, string, Provenance | null])[];
  return (
    <section aria-label="From the ledgers to the worth of everything">
      <Ledger>
        {rows
          .filter(([amount]) => amount !== 0n)
          .map(([amount, words, note, origin]) => (
            <LedgerRow
              key={words}
              label={
                <>
                  {words} <span className="text-xs">{note}</span>
                </>
              }
            >
              <OriginOf origin={origin} block={block}>
                {`${amount > 0n ? '+' : ''}${formatExact(amount)}`}
              </OriginOf>
            </LedgerRow>
          ))}
        {unknown.map((words) => (
          <LedgerRow key={words} label={words}>
            not known
          </LedgerRow>
        ))}
        <LedgerRow label={title} total>
          <OriginOf origin={sum} block={block}>
            {formatExact(worth)}
          </OriginOf>
        </LedgerRow>
      </Ledger>
    </section>
  );
}

function PoolSum({ pool, first }: { readonly pool: PoolHistoryView; readonly first: string }) {
  const { id, name, unit, decimals, statement, isDerived, inputsHash } = pool;
  return (
    <div>
      <Sum pool={id} title={`${name}, ${unit}`} sums={statement} decimals={decimals} first={first} />
      <p className="mt-1.5 text-xs break-all text-muted">
        {isDerived &&
          'The beginning is worked out backwards from the end: no node of this server keeps what the account had then. '}
        Made from inputs with the SHA-256 {inputsHash}.
      </p>
    </div>
  );
}

interface SumProps {
  /** Null for all together. */
  readonly pool: PoolId | null;
  readonly title: string;
  readonly sums: Sums;
  readonly decimals: number;
  readonly first: string;
}

function Sum({ pool, title, sums, decimals, first }: SumProps) {
  const { opening, parts, rounding, closing } = sums;
  const exact = (amount: bigint) => `${amount > 0n ? '+' : ''}${formatExact(amount, decimals)}`;
  const shown = STATEMENT_WORDS.filter(([part]) => parts[part] !== 0n);
  return (
    <section aria-label={`${title}: how it adds up`}>
      <h3 className="mb-1">{title}</h3>
      <Ledger>
        <LedgerRow label={first}>
          <SumFigure part="opening" pool={pool}>
            {formatExact(opening, decimals)}
          </SumFigure>
        </LedgerRow>
        {shown.map(([part, words, note]) => (
          <LedgerRow
            key={part}
            label={
              <>
                {words} <span className="text-xs">{note}</span>
              </>
            }
          >
            <span className={part === 'losses' ? 'text-loss' : part === 'rewards' ? 'text-gain' : ''}>
              <SumFigure part={part} pool={pool}>
                {exact(parts[part])}
              </SumFigure>
            </span>
          </LedgerRow>
        ))}
        {rounding !== 0n && (
          <LedgerRow
            label={
              <>
                Rounding <span className="text-xs">contracts round each token’s worth down, the lines their sum</span>
              </>
            }
          >
            <SumFigure part="rounding" pool={pool}>
              {exact(rounding)}
            </SumFigure>
          </LedgerRow>
        )}
        <LedgerRow label="Now, as the contracts say" total>
          <SumFigure part="closing" pool={pool}>
            {formatExact(closing, decimals)}
          </SumFigure>
        </LedgerRow>
      </Ledger>
    </section>
  );
}
