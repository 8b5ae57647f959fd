'use client';

import { SourcedOnDemand } from '@/components/pool/sourced-on-demand';
import { Mono } from '@/components/ui/mono';
import { StatusMark } from '@/components/ui/status-mark';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { type EtaTrial, type EtaVerdict, etaVerdict } from '@/lib/domain/eta-record';
import { formatColumn } from '@/lib/format/format-amount';
import { formatPastMoment } from '@/lib/format/format-date';
import { formatDuration } from '@/lib/format/format-duration';
import { formatRatioPercent } from '@/lib/format/format-percent';
import { paidAtOrigin } from '@/lib/protocols/lido/payment-origins';
import type { EtaRecord, QueuePicture } from '@/lib/protocols/lido/queue-picture';
import type { BlockRef } from '@/lib/protocols/protocol';

import { EventOf } from './event-of';
import { missingWords } from './missing-words';
import { ScrollBox } from './scroll-box';

/** Fewer say nothing about a range that is meant to hold for four of five. */
const FEWEST = 10;

const VERDICTS: Readonly<
  Record<EtaVerdict, { readonly tone: 'ready' | 'waiting' | 'caution'; readonly words: string }>
> = {
  inside: { tone: 'ready', words: 'within the range' },
  earlier: { tone: 'waiting', words: 'earlier' },
  later: { tone: 'caution', words: 'later' },
  unsaid: { tone: 'waiting', words: 'nothing was said' },
};

/** How estimates would have done: the same code, asked with what was known when each past request was made. */
export function PastEstimates({ picture }: { readonly picture: QueuePicture }) {
  const { record } = picture;
  return (
    <div className="pt-4">
      <p className="max-w-[64ch] text-sm text-muted">
        For past requests the estimate is made again from the pool’s state in the block of the request and the reports
        known by then, and held against when it was really paid. The range is meant to hold for about 80 of 100.
        Requests during whose wait reports began to come at another pace are left out.
      </p>
      {record.status === 'ready' ? (
        <Score record={record} block={picture.block} />
      ) : (
        <p className="mt-3 text-sm">{noRecordWords(record)}</p>
      )}
    </div>
  );
}

function noRecordWords(record: Exclude<EtaRecord, { status: 'ready' }>): string {
  if (record.status !== 'not-kept') return missingWords(record);
  return 'This cannot be tried here: none of this server’s nodes keeps the states of past blocks.';
}

interface ScoreProps {
  readonly record: Extract<EtaRecord, { status: 'ready' }>;
  /** The block of the picture. */
  readonly block: BlockRef;
}

function Score({ record, block }: ScoreProps) {
  const { score, wanted, trials } = record;
  if (wanted < FEWEST) {
    return (
      <p className="mt-3 text-sm">
        Not enough has happened yet: {wanted} past requests can be tried, and at least {FEWEST} are needed to say
        anything.
      </p>
    );
  }
  if (score.trials < FEWEST)
    return (
      <p className="mt-3 text-sm">
        {score.trials} of {wanted} are worked out; the rest follows within a minute.
      </p>
    );
  const said = score.trials - score.unsaid;
  return (
    <>
      <p className="mt-3 text-2xl tracking-[-0.025em] tabular-nums">
        {said === 0 ? 'none said' : `${formatRatioPercent(BigInt(score.inside), BigInt(said), 0)} %`}{' '}
        <span className="text-base tracking-normal text-muted">
          paid within the range: {score.inside} of {said}
        </span>
      </p>
      <p className="mt-1 text-sm text-muted">
        {score.earlier} earlier, {score.later} later
        {score.unsaid > 0 && `, and for ${score.unsaid} more nothing was said`}.
        {score.medianMiss !== null &&
          score.medianWidth !== null &&
          ` Half were paid within ${formatDuration(Number(score.medianMiss))} of the middle; half of the ranges were at most ${formatDuration(Number(score.medianWidth))} wide.`}
        {wanted > score.trials && ` ${wanted - score.trials} more are being worked out.`}
      </p>
      <ScrollBox summary="one by one" label="Past estimates">
        <Table caption="Past estimates, newest request first">
          <thead>
            <tr>
              <Th>Request</Th>
              <Th wideOnly>Was said</Th>
              <Th>Was paid</Th>
              <Th numeric>ETH</Th>
            </tr>
          </thead>
          <tbody>
            {trials.map((trial) => (
              <TrialRow key={`${trial.id}`} trial={trial} block={block} />
            ))}
          </tbody>
        </Table>
      </ScrollBox>
    </>
  );
}

function TrialRow({ trial, block }: { readonly trial: EtaTrial; readonly block: BlockRef }) {
  const { id, amount, askedAt, paidAt, paidBlock, said } = trial;
  const { tone, words } = VERDICTS[etaVerdict(trial)];
  const range =
    said.kind === 'range' ? `${formatPastMoment(said.at.p10)} to ${formatPastMoment(said.at.p90)}` : 'nothing';
  return (
    <tr>
      <Td
        detail={
          // As far below as two figures that open need.
          <div className="pt-1">
            asked{' '}
            <SourcedOnDemand figure="request" args={[`[${id}]`]} block={block}>
              {formatPastMoment(askedAt)}
            </SourcedOnDemand>
          </div>
        }
      >
        <TextLink href={`/queue/${id}`}>
          <Mono value={`#${id}`} />
        </TextLink>
      </Td>
      <Td wideOnly>{range}</Td>
      <Td narrowDetail={`said ${range}`}>
        <EventOf origin={paidAtOrigin} block={paidBlock} at={paidAt}>
          {formatPastMoment(paidAt)}
        </EventOf>
        <div>
          <StatusMark tone={tone}>{words}</StatusMark>
        </div>
      </Td>
      <Td numeric>
        <SourcedOnDemand figure="request" args={[`[${id}]`]} block={block}>
          {formatColumn(amount)}
        </SourcedOnDemand>
      </Td>
    </tr>
  );
}
