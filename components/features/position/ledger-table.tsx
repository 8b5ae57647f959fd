import { Mono } from '@/components/ui/mono';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatAmount } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import { formatDate } from '@/lib/format/format-date';
import { formatSigned } from '@/lib/format/format-signed';
import { LEDGER_WORDS } from '@/lib/format/ledger-wording';
import type { HistoryView, LineView } from '@/lib/position-view';

interface LedgerTableProps {
  readonly history: HistoryView;
  readonly explorer: string | null;
  /** The address of another page of the ledger. */
  readonly pageHref: (page: number) => string;
}

/** Everything that happened, newest first, a page at a time. */
export function LedgerTable({ history, explorer, pageHref }: LedgerTableProps) {
  const { lines, page, pages, lineCount } = history;
  return (
    <>
      <Table caption={`The account’s ledger, newest first, page ${page} of ${pages}`}>
        <thead>
          <tr>
            <Th>What and when</Th>
            <Th wideOnly>Transaction</Th>
            <Th numeric>Change</Th>
            <Th numeric wideOnly>
              Worth after it
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines of one event have nothing else to tell them apart
            <tr key={`${line.blockNumber} ${line.pool} ${index}`}>
              <Td detail={`${formatDate(line.at)}, ${line.pool}, block ${formatCount(line.blockNumber)}`}>
                {LEDGER_WORDS[line.kind]}
              </Td>
              <Td wideOnly>
                <Transaction hash={line.transaction} explorer={explorer} />
              </Td>
              <Td numeric narrowDetail={<>then {balanceOf(line)}</>}>
                <span className={toneOf(line)}>{formatSigned(line.change, line.decimals)}</span>
                {line.unit !== 'ETH' && ` ${line.unit}`}
              </Td>
              <Td numeric wideOnly>
                {balanceOf(line)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <nav aria-label="Pages of the ledger" className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-sm">
        <span className="text-muted">
          {formatCount(lineCount)} lines, page {page} of {pages}
        </span>
        {page > 1 && <TextLink href={pageHref(page - 1)}>Newer</TextLink>}
        {page < pages && <TextLink href={pageHref(page + 1)}>Older</TextLink>}
      </nav>
    </>
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

function balanceOf({ balance, decimals, unit }: LineView): string {
  const shown = Math.min(decimals, 6);
  const text = formatAmount(balance, { decimals, shown, atLeast: Math.min(shown, 4) });
  return unit === 'ETH' ? text : `${text} ${unit}`;
}
