'use client';

import type { ReactNode } from 'react';

import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Notice } from '@/components/ui/notice';
import { useServerClock } from '@/hooks/use-server-clock';
import type { QueueEta } from '@/lib/domain/queue-eta';
import { changeWords, consensusWords, RULE_WORDS, UNKNOWN_WORDS } from '@/lib/format/eta-wording';
import { formatMoment } from '@/lib/format/format-date';
import { formatDuration } from '@/lib/format/format-duration';
import type { BlockRef } from '@/lib/protocols/protocol';
import type { UnixSeconds } from '@/lib/units/units';

import { FigureOf } from './figure-of';

/** When something is paid: a range with the rule that decided it and what would change it, or why that is not known. */
export function EtaView({ eta, block }: { readonly eta: QueueEta; readonly block: BlockRef }) {
  const validators = consensusWords(eta.consensus);
  return (
    <div className="grid gap-4">
      {eta.kind === 'range' ? (
        <>
          <Ledger>
            <EtaRow label="1 in 10 are paid by" at={eta.at.p10} block={block} />
            <EtaRow label="half are paid by" at={eta.at.p50} block={block} total />
            <EtaRow label="9 in 10 are paid by" at={eta.at.p90} block={block} />
          </Ledger>
          <Remark name="What decides">{RULE_WORDS[eta.rule]}</Remark>
        </>
      ) : (
        <Notice tone="caution" title="No time can be given." role="status">
          {UNKNOWN_WORDS[eta.reason]}
          {eta.notBefore !== null && ` Not before ${formatMoment(eta.notBefore)}.`}
        </Notice>
      )}
      {validators !== null && <Remark name="Validators that leave">{validators}</Remark>}
      {eta.changes.length > 0 && (
        <div className="text-sm">
          <h3 className="font-bold">What would change it</h3>
          <ul className="mt-1 grid gap-0.5 text-muted">
            {eta.changes.map((change) => (
              <li key={changeWords(change)}>{changeWords(change)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Remark({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="text-sm">
      <h3 className="font-bold">{name}</h3>
      <p className="mt-1 text-muted">{children}</p>
    </div>
  );
}

interface EtaRowProps {
  readonly label: string;
  readonly at: UnixSeconds;
  readonly block: BlockRef;
  readonly total?: boolean;
}

function EtaRow({ label, at, block, total = false }: EtaRowProps) {
  const left = Number(at) - useServerClock();
  return (
    <LedgerRow label={label} total={total}>
      <FigureOf figure="wait" block={block}>
        {formatMoment(at)}
      </FigureOf>
      <div className="text-xs font-normal text-muted">{left <= 0 ? 'due now' : `in ${formatDuration(left)}`}</div>
    </LedgerRow>
  );
}
