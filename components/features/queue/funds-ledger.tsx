'use client';

import type { ReactNode } from 'react';

import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Term } from '@/components/ui/term';
import { formatColumn } from '@/lib/format/format-amount';
import type { QueuePicture } from '@/lib/protocols/lido/queue-picture';
import type { FigureId } from '@/lib/protocols/protocol';

import { FigureOf } from './figure-of';

interface Line {
  readonly label: ReactNode;
  readonly name: string;
  /** Null: this version of the protocol does not have it. */
  readonly amount: bigint | null;
  readonly figure: FigureId;
  readonly total?: boolean;
}

/** Every amount of the race: what waits, what can pay it, what is further up. */
export function FundsLedger({ picture }: { readonly picture: QueuePicture }) {
  const { waiting, funds } = picture;
  return (
    <div className="grid gap-x-12 gap-y-8 pt-4 lg:grid-cols-3">
      <Lines
        title="Waits"
        picture={picture}
        lines={[
          {
            label: <Term id="queue">Queued to leave</Term>,
            name: 'unfinalized',
            amount: waiting.ether,
            figure: 'unfinalized',
            total: true,
          },
          { label: 'Ready to claim, not counted above', name: 'locked', amount: waiting.claimable, figure: 'locked' },
        ]}
      />
      <Lines
        title="Can pay it with the next report"
        picture={picture}
        lines={[
          {
            label: <Term id="buffer">In the buffer</Term>,
            name: 'buffered',
            amount: funds.buffered,
            figure: 'buffered',
          },
          { label: 'of it, kept for deposits', name: 'reserved', amount: funds.reserved, figure: 'reserved' },
          {
            label: 'Paid out by validators',
            name: 'withdrawals',
            amount: funds.withdrawalVault,
            figure: 'withdrawalVault',
          },
          { label: 'Fees and MEV collected', name: 'rewards', amount: funds.rewardsVault, figure: 'rewardsVault' },
          {
            label: 'Together',
            name: 'together',
            amount: funds.free + funds.withdrawalVault + funds.rewardsVault,
            figure: 'payable',
            total: true,
          },
        ]}
      />
      <Lines
        title="Further up"
        picture={picture}
        lines={[
          {
            label: 'With validators at the last report',
            name: 'validators',
            amount: funds.validators?.working ?? null,
            figure: 'validators',
          },
          {
            label: 'On the way to them then',
            name: 'pending',
            amount: funds.validators?.pending ?? null,
            figure: 'validators',
          },
          {
            label: 'Deposited since',
            name: 'since',
            amount: funds.validators?.depositedSince ?? null,
            figure: 'validators',
          },
          { label: 'In vaults of single stakers', name: 'external', amount: funds.external, figure: 'external' },
        ]}
      />
    </div>
  );
}

function Lines({
  title,
  lines,
  picture,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly picture: QueuePicture;
}) {
  return (
    <div>
      <h3 className="mb-1.5 font-bold">{title}</h3>
      <Ledger>
        {lines.map(({ label, name, amount, figure, total = false }) => (
          <LedgerRow key={name} label={label} total={total}>
            {amount === null ? (
              <span className="text-muted">absent in this version</span>
            ) : (
              <>
                <FigureOf figure={figure} block={picture.block}>
                  {formatColumn(amount)}
                </FigureOf>{' '}
                <span className="text-xs font-normal text-muted">ETH</span>
              </>
            )}
          </LedgerRow>
        ))}
      </Ledger>
    </div>
  );
}
