'use client';

import { useState } from 'react';

import { RequestStanding } from '@/components/pool/request-standing';
import { Sourced } from '@/components/pool/sourced';
import { WalletAction } from '@/components/pool/wallet-action';
import { Mono } from '@/components/ui/mono';
import { Table, Td, Th } from '@/components/ui/table';
import { useClientConfig } from '@/hooks/client-config-context';
import { useQuoteContext } from '@/hooks/use-quote-context';
import { useWallet } from '@/hooks/wallet-context';
import { formatColumn, formatExact } from '@/lib/format/format-amount';
import { refusalWording } from '@/lib/format/refusal-wording';
import type { LidoPool, LidoPosition, WithdrawalRequest } from '@/lib/protocols/lido/pool';
import { ROUNDING_WEI } from '@/lib/protocols/lido/rounding';
import type { RequestWait } from '@/lib/protocols/live-state';
import type { Intent } from '@/lib/protocols/protocol';
import { maxClaims, quote } from '@/lib/protocols/quote';

import { Expected } from './expected';

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
  const { blockSeconds } = useClientConfig();
  const context = useQuoteContext();
  const { ask, account } = useWallet();
  const waits = account === null || account.status === 'unavailable' ? [] : (account.waits ?? []);
  const ready = position.requests.filter((request) => request.claimable !== null);
  const most = maxClaims(pool);
  const isChosen = (request: WithdrawalRequest, index: number) => choices.get(request.id) ?? index < most;
  const chosen = ready.filter(isChosen);
  const intent: Intent = { kind: 'claim', ids: chosen.map((request) => request.id) };
  const quoted = context === null ? null : quote(context, intent);
  const act = () => {
    setAttempted(true);
    if (quoted?.ok === true) ask({ type: 'transact', pool: pool.id, intent, shown: quoted.value });
  };
  const choose = (id: bigint, yes: boolean) => setChoices((current) => new Map(current).set(id, yes));
  return (
    <div className="grid gap-5.5">
      <Table caption="Your withdrawal requests">
        <thead>
          <tr>
            <Th>Claim</Th>
            <Th>Where it stands</Th>
            <Th numeric>ETH</Th>
          </tr>
        </thead>
        <tbody>
          {position.requests.map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              pool={pool}
              wait={waits.find(({ id }) => id === request.id) ?? null}
              chosen={chosen.includes(request)}
              onChoose={choose}
            />
          ))}
        </tbody>
      </Table>
      {ready.length === 0 ? (
        <p className="text-sm text-muted">
          Nothing is ready yet. Requests become ready, oldest first, when a report finalizes them; this page follows.
        </p>
      ) : (
        <div className="grid gap-2">
          {quoted?.ok === false && (attempted || chosen.length > 0) && (
            <p role="alert" className="text-sm font-medium text-loss">
              {refusalWording(quoted.error, { tokens: pool.tokens, blockSeconds })}
            </p>
          )}
          <WalletAction
            label={claimLabel(quoted?.ok === true ? (quoted.value.receive?.amount ?? 0n) : 0n, chosen.length)}
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

interface RequestRowProps {
  readonly request: WithdrawalRequest;
  readonly pool: LidoPool;
  /** When it is paid; null when it is ready, or while that was not asked for. */
  readonly wait: RequestWait | null;
  readonly chosen: boolean;
  onChoose(id: bigint, yes: boolean): void;
}

function RequestRow({ request, pool, wait, chosen, onChoose }: RequestRowProps) {
  const { id, claimable, nominal } = request;
  const name = <Mono value={`#${id}`} />;
  return (
    <tr>
      <Td>
        {claimable === null ? (
          name
        ) : (
          <label className="flex min-h-6 items-baseline gap-2.5">
            <input
              type="checkbox"
              checked={chosen}
              onChange={(event) => onChoose(id, event.target.checked)}
              className="size-4 translate-y-0.5 accent-gate"
            />
            {name}
          </label>
        )}
      </Td>
      <Td>
        <RequestStanding request={request} pool={pool} />
        {wait !== null && claimable === null && <Expected request={request} wait={wait} />}
      </Td>
      <Td
        numeric
        detail={
          claimable !== null && nominal - claimable.ether > ROUNDING_WEI ? `of ${formatColumn(nominal)}` : undefined
        }
      >
        {claimable === null ? (
          formatColumn(nominal)
        ) : (
          <Sourced figure="claimable" args={[`[${id}]`, `[${claimable.hint}]`]}>
            {formatColumn(claimable.ether)}
          </Sourced>
        )}
      </Td>
    </tr>
  );
}
