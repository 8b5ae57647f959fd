'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useClientConfig } from '@/hooks/client-config-context';
import { intentTitle } from '@/lib/format/intent-wording';
import { standingWords } from '@/lib/format/standing-wording';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import { tokensOf } from '@/lib/protocols/market/pool-tokens';
import type { Journal } from '@/lib/tx/journal';
import type { JournalEntry } from '@/lib/tx/journal-entry';

interface TransactionDrawerProps {
  readonly open: boolean;
  /** Newest first. */
  readonly journal: Journal;
  readonly snapshot: LiveSnapshot;
  onShow(entry: JournalEntry): void;
  onClose(): void;
}

/** The transactions this browser knows of the account: those on their way, and the last ones that ended. */
export function TransactionDrawer({ open, journal, snapshot, onShow, onClose }: TransactionDrawerProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Transactions">
      {journal.length === 0 ? (
        <p className="text-muted">This browser knows of no transactions of this account yet.</p>
      ) : (
        <ul className="border-t border-line">
          {journal.map((entry) => (
            <Row key={entry.id} entry={entry} snapshot={snapshot} onShow={() => onShow(entry)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Row({
  entry,
  snapshot,
  onShow,
}: {
  readonly entry: JournalEntry;
  readonly snapshot: LiveSnapshot;
  onShow(): void;
}) {
  const { markets } = useClientConfig();
  const tokens = tokensOf(snapshot, markets, entry.pool);
  if (tokens === null) return null;
  const title = entry.state.steps[0]?.kind === 'revoke' ? 'Take back an allowance' : intentTitle(entry.intent, tokens);
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-2.25">
      <span>
        {title}
        <span className="block text-xs text-muted">
          {standingWords(entry.state)}
          {entry.startedAt > 0 && (
            <>
              , <time dateTime={new Date(entry.startedAt).toISOString()}>{WHEN.format(entry.startedAt)}</time>
            </>
          )}
        </span>
      </span>
      <Button variant="quiet" onClick={onShow}>
        Open<span className="sr-only"> {title}</span>
      </Button>
    </li>
  );
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
