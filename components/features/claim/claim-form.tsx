'use client';

import { useState } from 'react';

import { isLess, RequestStanding } from '@/components/pool/request-standing';
import { type RequestRow, RequestsTable } from '@/components/pool/requests-table';
import { Sourced } from '@/components/pool/sourced';
import { WalletAction } from '@/components/pool/wallet-action';
import { Mono } from '@/components/ui/mono';
import { useClientConfig } from '@/hooks/client-config-context';
import { useQuoteContext } from '@/hooks/use-quote-context';
import { useWallet } from '@/hooks/wallet-context';
import { formatColumn, formatExact } from '@/lib/format/format-amount';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { LidoPool, LidoPosition, WithdrawalRequest } from '@/lib/protocols/lido/pool';
import { requestViewOf } from '@/lib/protocols/lido/request-view';
import type { RequestWait } from '@/lib/protocols/live-state';
import type { Intent } from '@/lib/protocols/protocol';
import { maxClaims, quote } from '@/lib/protocols/quote';

import { Expected } from './expected';
import { OWN_ACCOUNT, type Receiver, receiverPart, receiverWords } from './receiver';
import { ReceiverChoice } from './receiver-choice';

interface ClaimFormProps {
  readonly pool: LidoPool;
  readonly position: LidoPosition;
}

/**
 * Chooses among the ready requests and claims them together. Until the person says otherwise, the oldest are chosen, as
 * many as one transaction can claim.
 */
export function ClaimForm({ pool, position }: ClaimFormProps) {
  const [choices, setChoices] = useState<ReadonlyMap<bigint, boolean>>(new Map());
  const [attempted, setAttempted] = useState(false);
  const [receiver, setReceiver] = useState<Receiver>(OWN_ACCOUNT);
  const { blockSeconds } = useClientConfig();
  const context = useQuoteContext();
  const { ask, account } = useWallet();
  const waits = account === null || account.status === 'unavailable' ? [] : (account.waits ?? []);
  const ready = position.requests.filter((request) => request.claimable !== null);
  const most = maxClaims(pool);
  const isChosen = (request: WithdrawalRequest, index: number) => choices.get(request.id) ?? index < most;
  const chosen = ready.filter(isChosen);
  const intent: Intent = { kind: 'claim', ids: chosen.map((request) => request.id), ...receiverPart(receiver) };
  const quoted = context === null ? null : quote(context, intent);
  const act = () => {
    setAttempted(true);
    if (quoted?.ok === true && receiver.kind !== 'open')
      ask({ type: 'transact', pool: pool.id, intent, shown: quoted.value });
  };
  const choose = (id: bigint, yes: boolean) => setChoices((current) => new Map(current).set(id, yes));
  const rows = position.requests.map((request) =>
    rowOf(
      request,
      pool,
      waits,
      request.claimable && { chosen: chosen.includes(request), onChoose: (yes) => choose(request.id, yes) },
    ),
  );
  return (
    <div className="grid gap-5.5">
      <RequestsTable caption="Your withdrawal requests" first="Claim" unit="ETH" rows={rows} />
      {ready.length === 0 ? (
        <p className="text-sm text-muted">
          Nothing is ready yet. Requests become ready, oldest first, when a report finalizes them; this page follows.
        </p>
      ) : (
        <div className="grid gap-4">
          <ReceiverChoice account={position.account} onReceiver={setReceiver} />
          {attempted && receiver.kind === 'open' && (
            <p role="alert" className="text-sm font-medium text-loss">
              {receiver.words}
            </p>
          )}
          {quoted?.ok === false && (attempted || chosen.length > 0) && (
            <p role="alert" className="text-sm font-medium text-loss">
              {refusalWording(quoted.error, { tokens: pool.tokens, blockSeconds })}
            </p>
          )}
          <WalletAction
            label={`${claimLabel(quoted?.ok === true ? (quoted.value.receive?.amount ?? 0n) : 0n, chosen.length)}${receiverWords(receiver)}`}
            purpose="to claim"
            onAct={act}
          />
        </div>
      )}
    </div>
  );
}

function claimLabel(amount: bigint, count: number): string {
  if (count === 0) return 'Claim';
  return `Claim ${formatExact(amount)} ETH${count === 1 ? '' : ` from ${count} requests`}`;
}

/** A request as a row; with its expected time while it waits. */
function rowOf(
  request: WithdrawalRequest,
  pool: LidoPool,
  waits: readonly RequestWait[],
  choice: NonNullable<RequestRow['choice']> | null,
): RequestRow {
  const { id, claimable, nominal } = request;
  const view = requestViewOf(request, pool);
  const wait = claimable === null ? waits.find((one) => one.id === id) : undefined;
  return {
    key: String(id),
    name: <Mono value={`#${id}`} />,
    standing: (
      <>
        <RequestStanding request={view} />
        {wait !== undefined && <Expected request={request} wait={wait} />}
      </>
    ),
    amount:
      claimable === null ? (
        formatColumn(nominal)
      ) : (
        <Sourced figure="claimable" args={[`[${id}]`, `[${claimable.hint}]`]}>
          {formatColumn(claimable.ether)}
        </Sourced>
      ),
    amountDetail: isLess(view) && `of ${formatColumn(nominal)}`,
    choice,
  };
}
