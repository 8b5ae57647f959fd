import { Section } from '@/components/layout/section';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { StatusMark } from '@/components/ui/status-mark';
import { Table, Td, Th } from '@/components/ui/table';
import { formatCount } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';

/** A node as it is shown. */
interface NodeStatus {
  readonly place: number;
  readonly host: string;
  readonly standing: string;
  readonly latencyMs: number | null;
  readonly requests: number;
  readonly failures: number;
  readonly height: bigint | null;
  readonly note: string | null;
}

/** A history of the archive as it is shown. */
interface HistoryStatus {
  readonly key: string;
  readonly state: string;
  readonly reason: string | null;
  readonly blocksDone: bigint;
  readonly blocksTotal: bigint;
  readonly secondsLeft: number | null;
}

/** What the page shows of the server. */
interface StatusOfServer {
  readonly status: 'ready' | 'starting' | 'stopping';
  readonly figures: 'live' | 'stale' | 'unavailable';
  readonly reason: string | null;
  readonly block: { readonly number: bigint; readonly hash: string; readonly ageSeconds: number } | null;
  readonly nodes: readonly NodeStatus[];
  readonly reorganisations: { readonly count: number; readonly deepest: number };
  readonly streams: number;
  readonly uptimeSeconds: number;
  readonly network: { readonly name: string; readonly chainId: number };
  readonly pools: readonly { readonly id: string; readonly trouble: string | null }[];
  readonly archive: { readonly fault: string | null; readonly histories: readonly HistoryStatus[] };
  readonly versions: { readonly millrace: string; readonly node: string };
}

const FIGURES = {
  live: { tone: 'ready', words: 'live' },
  stale: { tone: 'caution', words: 'old' },
  unavailable: { tone: 'loss', words: 'none' },
} as const;

/** The server in one page, without any script. */
export function StatusView({ status }: { readonly status: StatusOfServer }) {
  const figures = FIGURES[status.figures];
  return (
    <>
      <h1>Status</h1>
      <p className="mt-2 max-w-[64ch] text-muted">
        How this server does at the moment the page was made. For programs:{' '}
        <a href="/api/v1/health" className="underline underline-offset-3">
          /api/v1/health
        </a>
        .{' '}
        <a href="/status" className="whitespace-nowrap underline underline-offset-3">
          Read again
        </a>
      </p>
      <div className="mt-6.5 grid gap-x-18 gap-y-8 lg:grid-cols-2">
        <Ledger>
          <LedgerRow label="Figures">
            <StatusMark tone={figures.tone}>{figures.words}</StatusMark>
            {status.reason && <span className="block text-sm text-muted">{status.reason}</span>}
          </LedgerRow>
          <LedgerRow label="Network">
            {status.network.name}, chain {status.network.chainId}
          </LedgerRow>
          <LedgerRow label="Newest block">
            {status.block === null ? (
              'none yet'
            ) : (
              <>
                {formatCount(status.block.number)}, {formatDuration(status.block.ageSeconds)} old
                <span className="block text-xs text-muted">
                  <Mono value={status.block.hash} short />
                </span>
              </>
            )}
          </LedgerRow>
          <LedgerRow label="Reorganisations seen">
            {status.reorganisations.count === 0
              ? 'none'
              : `${status.reorganisations.count}, the deepest of ${blocks(status.reorganisations.deepest)}`}
          </LedgerRow>
        </Ledger>
        <Ledger>
          <LedgerRow label="Server">
            {status.status}, for {formatDuration(status.uptimeSeconds)}
          </LedgerRow>
          <LedgerRow label="Pages that listen">{status.streams}</LedgerRow>
          <LedgerRow label="Millrace">{status.versions.millrace}</LedgerRow>
          <LedgerRow label="Node.js">{status.versions.node}</LedgerRow>
        </Ledger>
      </div>
      <Section id="pools" title="Pools">
        <ul>
          {status.pools.map(({ id, trouble }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2.25">
              <span className="min-w-0 break-all">{id}</span>
              <StatusMark tone={trouble === null ? 'ready' : 'caution'}>{trouble ?? 'read in full'}</StatusMark>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="nodes" title="Nodes">
        <Nodes nodes={status.nodes} />
      </Section>
      <Section id="archive" title="Archive of past events">
        <Archive archive={status.archive} />
      </Section>
    </>
  );
}

function blocks(count: number): string {
  return count === 1 ? '1 block' : `${count} blocks`;
}

const STANDING_WORDS: Readonly<Record<string, string>> = {
  well: 'well',
  untried: 'not asked yet',
  failing: 'failing',
  busy: 'busy',
  lagging: 'behind',
  'wrong-chain': 'wrong chain',
  contradicts: 'contradicts others',
};

function Nodes({ nodes }: { readonly nodes: readonly NodeStatus[] }) {
  return (
    <Table caption="Nodes that this server asks, in the order of its settings">
      <thead>
        <tr>
          <Th>Node</Th>
          <Th numeric wideOnly>
            Answers in
          </Th>
          <Th numeric wideOnly>
            Failed
          </Th>
          <Th numeric>Block</Th>
        </tr>
      </thead>
      <tbody>
        {nodes.map(({ place, host, standing, latencyMs, requests, failures, height, note }) => (
          <tr key={place}>
            <Td
              detail={note}
              narrowDetail={`${latencyMs === null ? 'no answer yet' : `${latencyMs} ms`}, ${failures} of ${requests} failed`}
            >
              {place}. {host}{' '}
              <StatusMark tone={standing === 'well' ? 'ready' : standing === 'untried' ? 'waiting' : 'caution'}>
                {STANDING_WORDS[standing] ?? standing}
              </StatusMark>
            </Td>
            <Td numeric wideOnly>
              {latencyMs === null ? '–' : `${latencyMs} ms`}
            </Td>
            <Td numeric wideOnly>
              {formatCount(failures)} of {formatCount(requests)}
            </Td>
            <Td numeric>{height === null ? '–' : formatCount(height)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const HISTORY_WORDS: Readonly<Record<string, string>> = {
  idle: 'up to date',
  waiting: 'waits for its turn',
  working: 'being read',
  elsewhere: 'being read by another process',
  failed: 'failed, will be tried again',
};

function Archive({ archive: { fault, histories } }: { readonly archive: StatusOfServer['archive'] }) {
  if (fault !== null) {
    return (
      <p className="mt-3">
        <StatusMark tone="loss">{fault}</StatusMark>
      </p>
    );
  }
  if (histories.length === 0)
    return <p className="mt-3 text-muted">No history has been asked for since the server started.</p>;
  return (
    <ul>
      {histories.map(({ key, state, reason, blocksDone, blocksTotal, secondsLeft }) => (
        <li key={key} className="border-b border-line py-2.25">
          <div className="flex flex-wrap justify-between gap-x-4">
            <span className="min-w-0 break-all">{key}</span>
            <StatusMark tone={state === 'failed' ? 'caution' : state === 'idle' ? 'ready' : 'waiting'}>
              {HISTORY_WORDS[state] ?? state}
            </StatusMark>
          </div>
          {blocksTotal > 0n && (
            <progress
              aria-label={`Blocks stored of ${key}`}
              value={Number((blocksDone * 1_000n) / blocksTotal)}
              max={1_000}
              className="mt-1.5 block h-1 w-full accent-water"
            />
          )}
          <span className="text-xs text-muted">
            {formatCount(blocksDone)} of {formatCount(blocksTotal)} blocks
            {secondsLeft !== null && secondsLeft > 0 && `, about ${formatDuration(secondsLeft)} left`}
            {reason !== null && `. ${reason}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
