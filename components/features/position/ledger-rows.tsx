'use client';

import { Mono } from '@/components/ui/mono';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { Td } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatAmount } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import { formatDate } from '@/lib/format/format-date';
import { formatSigned } from '@/lib/format/format-signed';
import { LEDGER_WORDS } from '@/lib/format/ledger-wording';
import type { LineView } from '@/lib/position-view';

import { balanceSource, changeSource, type PoolOfLines } from './ledger-sources';

interface LedgerRowsProps {
  readonly account: string;
  readonly lines: readonly LineView[];
  /** Those that the lines are of. */
  readonly pools: readonly PoolOfLines[];
  readonly explorer: string | null;
}

/** The lines of a page of the ledger. Their notes are made here when they are opened, so that the page carries none. */
export function LedgerRows({ account, lines, pools, explorer }: LedgerRowsProps) {
  return lines.map((line, index) => {
    const pool = pools.find(({ id }) => id === line.pool);
    if (pool === undefined) throw new Error(`a line of ${line.pool}, which has no ledger`);
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines of one event have nothing else to tell them apart
    return <Row key={`${line.blockNumber} ${line.pool} ${index}`} {...{ account, line, pool, explorer }} />;
  });
}

interface RowProps {
  readonly account: string;
  readonly line: LineView;
  readonly pool: PoolOfLines;
  readonly explorer: string | null;
}

function Row({ account, line, pool, explorer }: RowProps) {
  const { at, blockNumber, kind, transaction, change } = line;
  const worth = (
    <ProvenanceOnDemand source={() => balanceSource(line, pool, account)}>{balanceOf(line, pool)}</ProvenanceOnDemand>
  );
  return (
    <tr>
      <Td detail={`${formatDate(at)}, ${pool.name}, block ${formatCount(blockNumber)}`}>{LEDGER_WORDS[kind]}</Td>
      <Td wideOnly>
        <Transaction hash={transaction} explorer={explorer} />
      </Td>
      <Td numeric narrowDetail={<span className="block pt-2.5">then {worth}</span>}>
        <span className={toneOf(line)}>
          <ProvenanceOnDemand source={() => changeSource(line, pool)}>
            {formatSigned(change, pool.decimals)}
          </ProvenanceOnDemand>
        </span>
        {pool.unit !== 'ETH' && ` ${pool.unit}`}
      </Td>
      <Td numeric wideOnly>
        {worth}
      </Td>
    </tr>
  );
}

function Transaction({ hash, explorer }: { readonly hash: string | null; readonly explorer: string | null }) {
  if (hash === null) return <span className="text-muted">none</span>;
  const short = <Mono value={hash} short />;
  return explorer === null ? short : <TextLink href={`${explorer}/tx/${hash}`}>{short}</TextLink>;
}

function toneOf({ kind }: LineView): string {
  if (kind === 'loss' || kind === 'claim-discount') return 'text-loss';
  return kind === 'reward' ? 'text-gain' : '';
}

function balanceOf({ balance }: LineView, { decimals, unit }: PoolOfLines): string {
  const shown = Math.min(decimals, 6);
  const text = formatAmount(balance, { decimals, shown, atLeast: Math.min(shown, 4) });
  return unit === 'ETH' ? text : `${text} ${unit}`;
}
