import { SharedNote } from '@/components/ui/shared-note';
import { Table, Th } from '@/components/ui/table';
import { formatCount } from '@/lib/format/format-count';
import type { PositionView } from '@/lib/position-view';

import { LedgerRows } from './ledger-rows';
import type { PoolOfLines } from './ledger-sources';
import { PageLinks } from './page-links';

interface LedgerTableProps {
  readonly view: Pick<PositionView, 'account' | 'history'>;
  readonly pools: readonly PoolOfLines[];
  readonly explorer: string | null;
  /** The address of another page of the ledger. */
  readonly pageHref: (page: number) => string;
}

/** Everything that happened, newest first, a page at a time. */
export function LedgerTable({ view: { account, history }, pools, explorer, pageHref }: LedgerTableProps) {
  const { lines, page, pages, lineCount } = history;
  return (
    <SharedNote>
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
          <LedgerRows {...{ account, lines, pools, explorer }} />
        </tbody>
      </Table>
      <PageLinks
        label="Pages of the ledger"
        countText={`${formatCount(lineCount)} lines`}
        {...{ page, pages }}
        hrefOf={pageHref}
        before="Newer"
        after="Older"
      />
    </SharedNote>
  );
}
