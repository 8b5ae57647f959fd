'use client';

import { useCallback, useMemo, useState } from 'react';

import { isLess, RequestStanding } from '@/components/pool/request-standing';
import { type RequestRow, RequestsTable } from '@/components/pool/requests-table';
import { SourcedOnDemand } from '@/components/pool/sourced-on-demand';
import { WalletAction } from '@/components/pool/wallet-action';
import { Button } from '@/components/ui/button';
import { Mono } from '@/components/ui/mono';
import { useClientConfig } from '@/hooks/client-config-context';
import { useQuoteContext } from '@/hooks/use-quote-context';
import { useWallet } from '@/hooks/wallet-context';
import { formatColumn, formatExact } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { LidoPool, LidoPosition, WithdrawalRequest } from '@/lib/protocols/lido/pool';
import { requestViewOf } from '@/lib/protocols/lido/request-view';
import type { RequestWait } from '@/lib/protocols/live-state';
import type { Intent } from '@/lib/protocols/protocol';
import { maxClaims, quote } from '@/lib/protocols/quote';

import { Expected } from './expected';
import { OWN_ACCOUNT, type Receiver, receiverPart, receiverWords } from './receiver';
import { ReceiverChoice } from './receiver-choice';

/** From so many ready requests on, all or none can be chosen at once. */
const MANY = 10;

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
  const waits = account === null || account.status === 'unavailable' ? undefined : account.waits;
  const ready = position.requests.filter((request) => request.claimable !== null);
  const most = maxClaims(pool);
  const isChosen = (request: WithdrawalRequest, index: number) => choices.get(request.id) ?? index < most;
  const chosen = ready.filter(isChosen);
  const chosenIds = new Set(chosen.map(({ id }) => id));
  const intent: Intent = { kind: 'claim', ids: [...chosenIds], ...receiverPart(receiver) };
  const quoted = context === null ? null : quote(context, intent);
  const act = () => {
    setAttempted(true);
    if (quoted?.ok === true && receiver.kind !== 'open')
      ask({ type: 'transact', pool: pool.id, intent, shown: quoted.value });
  };
  const onChoose = useCallback(
    (id: bigint, yes: boolean) => setChoices((current) => new Map(current).set(id, yes)),
    [],
  );
  const chooseAll = (yes: boolean) => setChoices(new Map(ready.map(({ id }, index) => [id, yes && index < most])));
  const waitOf = useMemo(() => new Map(waits?.map((wait) => [wait.id, wait])), [waits]);
  const rowOf = useCallback(
    (request: WithdrawalRequest) => rowOfRequest(request, pool, waitOf.get(request.id)),
    [pool, waitOf],
  );
  return (
    <div className="grid gap-5.5">
      <div>
        {ready.length >= MANY && (
          <p className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            <span className="text-muted">
              {formatCount(chosen.length)} of {formatCount(ready.length)} ready ones are chosen
            </span>
            <Button variant="quiet" onClick={() => chooseAll(true)}>
              {ready.length > most ? `Choose the oldest ${formatCount(most)}` : 'Choose all'}
            </Button>
            <Button variant="quiet" onClick={() => chooseAll(false)}>
              Choose none
            </Button>
          </p>
        )}
        <RequestsTable
          caption="Your withdrawal requests"
          first="Claim"
          unit="ETH"
          requests={position.requests}
          rowOf={rowOf}
          choice={{ isChosen: ({ id, claimable }) => (claimable === null ? null : chosenIds.has(id)), onChoose }}
        />
      </div>
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
function rowOfRequest(request: WithdrawalRequest, pool: LidoPool, wait: RequestWait | undefined): RequestRow {
  const { id, claimable, nominal } = request;
  const view = requestViewOf(request, pool);
  return {
    name: <Mono value={`#${id}`} />,
    standing: (
      <>
        <RequestStanding request={view} />
        {claimable === null && wait !== undefined && <Expected request={request} wait={wait} />}
      </>
    ),
    amount:
      claimable === null ? (
        <SourcedOnDemand figure="request" args={[`[${id}]`]}>
          {formatColumn(nominal)}
        </SourcedOnDemand>
      ) : (
        <SourcedOnDemand figure="claimable" args={[`[${id}]`, `[${claimable.hint}]`]}>
          {formatColumn(claimable.ether)}
        </SourcedOnDemand>
      ),
    amountDetail: isLess(view) && `of ${formatColumn(nominal)}`,
  };
}
