import { Section } from '@/components/layout/section';
import { FIRST_REQUESTS } from '@/components/pool/first-requests';
import LidoRequests from '@/components/pool/lido-requests';
import { blockWords } from '@/components/pool/source-of';
import { VaultRequests } from '@/components/pool/vault-requests';
import { CopyButton } from '@/components/ui/copy-button';
import { Mono } from '@/components/ui/mono';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { formatCount } from '@/lib/format/format-count';
import { formatIsoDay } from '@/lib/format/format-date';
import type { PoolHistoryView, PositionView } from '@/lib/position-view';

import { ExportForm } from './export-form';
import { HoldingsTable } from './holdings-table';
import { LedgerTable } from './ledger-table';
import { PageLinks } from './page-links';
import { PositionCharts } from './position-charts';
import { PositionFigures } from './position-figures';
import { ReadAgain } from './read-again';
import { SinceForm } from './since-form';
import { Statement } from './statement';
import type { PoolOfSums, SumsAt } from './statement-sources';
import { SumNotes } from './sum-figure';
import { SyncProgress } from './sync-progress';

interface PositionProps {
  readonly view: PositionView;
  /** The name the account was found by. */
  readonly name: string | null;
  /** It is the visitor's own; otherwise it is only watched. */
  readonly isOwn: boolean;
  /** This page's address. */
  readonly path: string;
  /** This server as visitors reach it: scheme and host. */
  readonly site: string;
  readonly explorer: string | null;
  /** The page of the withdrawal requests that was asked for, from 1; the last one for any beyond it. */
  readonly requestsPage: number;
}

/** An account: what it holds, is worth and earned. Nothing of it needs a wallet. */
export function Position({ view, name, isOwn, path, site, explorer, requestsPage }: PositionProps) {
  const { account, block, history, requests, vaults, isOld } = view;
  const today = block.timestamp;
  const since = history.since === null ? '' : `since=${formatIsoDay(history.since)}&`;
  const pageHref = (page: number) => `${path}?${since}page=${page}#ledger`;
  const pages = Math.ceil(requests.length / FIRST_REQUESTS);
  const page = Math.min(requestsPage, pages);
  const pools = history.pools.map(poolOfSums);
  const at: SumsAt = {
    ...{ site, account, pools, since: history.since },
    block: { number: block.number, timestamp: block.timestamp },
  };
  return (
    <SumNotes at={at}>
      <div className="mb-6.5 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h1 className="min-w-0">
          Position <span className="text-xl font-normal text-muted">{name ?? <Mono value={account} short />}</span>
        </h1>
        <span className="flex flex-wrap gap-x-4 text-sm text-muted">
          <span>{isOwn ? 'your account' : 'watching, no wallet needed'}</span>
          <CopyButton text={account} what="the address" label="Copy address" />
          <CopyButton text={`${site}/position/${name ?? account}`} what="the link to this position" label="Copy link" />
        </span>
      </div>
      {isOld && (
        <div className="mb-5">
          <Notice tone="caution" title="These figures are old.">
            The newest block cannot be read; they are of {blockWords(block)}.
          </Notice>
        </div>
      )}
      <PositionFigures view={view} />
      <p className="mt-2 text-xs text-muted">
        All of it read at {blockWords(block)}. <ReadAgain />
      </p>
      {isKnownEmpty(view) && (
        <p className="mt-6 max-w-[64ch]">
          This account holds nothing in these pools and never did. <TextLink href="/">Stake ETH</TextLink> from it, or
          look at <TextLink href="/position">another account</TextLink>.
        </p>
      )}
      <SyncProgress syncing={history.syncing} />
      {history.missing.length > 0 && (
        <div className="mt-6">
          <Notice tone="caution" title="A part of the past cannot be shown:">
            {history.missing.map(({ name: pool, reason }) => `${pool}, ${reason}`).join('; ')}.
          </Notice>
        </div>
      )}
      <Section id="holdings" title="Holds" ruled={false}>
        <HoldingsTable view={view} isOwn={isOwn} />
      </Section>
      {(requests.length > 0 || vaults.length > 0) && (
        <Section id="requests" title="Withdrawal requests" ruled={false}>
          {requests.length > 0 && vaults.length > 0 && <h3 className="mb-1.5">Lido</h3>}
          {requests.length > 0 && (
            <LidoRequests
              caption="Withdrawal requests of the account"
              requests={requests.slice((page - 1) * FIRST_REQUESTS, page * FIRST_REQUESTS)}
              block={block}
            />
          )}
          {pages > 1 && (
            <PageLinks
              label="Pages of the requests"
              countText={`${formatCount(requests.length)} requests, oldest first`}
              {...{ page, pages }}
              hrefOf={(other) => `${path}?${since}requests=${other}#requests`}
              before="Older"
              after="Newer"
            />
          )}
          {vaults.map(({ pool, position }) => (
            <div key={pool.id} className="mt-6 first:mt-0">
              <h3 className="mb-1.5">{pool.tokens.accruing.symbol} vault</h3>
              <VaultRequests
                caption={`Requests of the account in the ${pool.tokens.accruing.symbol} vault`}
                pool={pool}
                requests={position.requests}
                account={account}
                block={block}
              />
            </div>
          ))}
          {isOwn && hasReady(view) && (
            <p className="mt-4">
              <TextLink href="/withdraw/claim">Claim what is ready</TextLink>
            </p>
          )}
        </Section>
      )}
      {history.total !== null && history.pools.length > 0 && (
        <>
          <Section id="since" title="What it earned">
            <div className="mt-4">
              <SinceForm path={path} since={history.since} today={today} />
            </div>
          </Section>
          <Section id="adds-up" title="It adds up">
            <div className="mt-4 max-w-180">
              <Statement view={view} />
            </div>
          </Section>
          <Section id="over-time" title="Over time">
            <div className="mt-4">
              <PositionCharts history={history} at={at} />
            </div>
          </Section>
          <Section id="ledger" title="Ledger" ruled={false}>
            <LedgerTable view={view} pools={pools} explorer={explorer} pageHref={pageHref} />
          </Section>
          <Section id="export" title="Take it with you">
            <ExportForm account={account} history={history} today={today} />
          </Section>
        </>
      )}
    </SumNotes>
  );
}

/** Without what only the charts need: it goes to the browser. */
function poolOfSums({ rates: _, rateUnit: __, inputsHash: ___, ...pool }: PoolHistoryView): PoolOfSums {
  return pool;
}

/** Nothing is there and nothing ever was, and all of it is known. */
function isKnownEmpty({ holdings, history, unknown }: PositionView): boolean {
  const { lineCount, total, syncing, missing } = history;
  const isKnown = unknown.length === 0 && total !== null && syncing.length === 0 && missing.length === 0;
  return isKnown && lineCount === 0 && holdings.held.every(({ amount }) => amount === 0n);
}

function hasReady({ requests, vaults }: PositionView): boolean {
  const inVaults = vaults.flatMap(({ position }) => position.requests);
  return [...requests, ...inVaults].some(({ claimable }) => claimable !== null);
}
