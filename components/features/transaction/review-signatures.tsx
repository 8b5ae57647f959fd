'use client';

import { type ReactNode, useEffect, useState } from 'react';

import { InMoney } from '@/components/pool/in-money';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { formatAmount, formatExact } from '@/lib/format/format-amount';
import { formatGwei } from '@/lib/format/format-gwei';
import { stepWording } from '@/lib/format/step-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import type { DescribedCall } from '@/lib/tx/describe-call';
import type { FlowStep } from '@/lib/tx/flow-step';
import { type ReviewFacts, readReviewFacts } from '@/lib/tx/review-facts';
import type { TxState } from '@/lib/tx/state';
import { mulDivUp } from '@/lib/units/mul-div';
import { wei } from '@/lib/units/units';

import type { Transaction } from './use-transaction';

type Review = Extract<TxState, { status: 'review' }>;

interface ReviewSignaturesProps {
  readonly state: Review;
  readonly transaction: Transaction;
  readonly intent: Intent;
  readonly tokens: Tokens;
}

/** Every signature that is still to come, with what the wallet will show of it. */
export function ReviewSignatures({ state, transaction, intent, tokens }: ReviewSignaturesProps) {
  const facts = useReviewFacts(state, transaction.createContext);
  const { steps, at } = state;
  const left = steps.length - at;
  return (
    <section>
      <h3 className="mb-1">{left === 1 ? 'One signature' : `${left} signatures`}</h3>
      <ol className="list-decimal pl-5 text-sm">
        {steps.slice(at).map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
          <li key={index} className="py-1">
            {stepWording(steps, at + index, intent, tokens)}
            <Details step={step} calls={facts?.calls[index] ?? []} gas={facts?.gas[index] ?? null} />
          </li>
        ))}
      </ol>
      <Costs facts={facts} />
    </section>
  );
}

/** What a wallet shows of a step: contract, function, arguments; or what a permit says. */
function Details({
  step,
  calls,
  gas,
}: {
  readonly step: FlowStep;
  readonly calls: readonly DescribedCall[];
  readonly gas: bigint | null;
}) {
  if (step.kind === 'permit') return <PermitDetails step={step} />;
  return (
    <details className="text-xs text-muted">
      <summary className="min-h-6 cursor-pointer">What your wallet will show</summary>
      {calls.length === 0 && <p>Being read…</p>}
      {calls.map((call) => (
        <Call key={`${call.address}${call.functionName}`} call={call} />
      ))}
      {calls.length > 0 && <p>{gas === null ? 'Gas: your wallet estimates it in its turn.' : `Gas: ${gas} units.`}</p>}
    </details>
  );
}

function Call({ call }: { readonly call: DescribedCall }) {
  return (
    <dl className="py-1 break-words">
      <dt className="inline">To </dt>
      <dd className="inline">
        {call.contract ?? 'a contract'} <Mono value={call.address} short />
      </dd>
      <br />
      <dt className="inline">Function </dt>
      <dd className="inline">
        <Mono value={call.functionName ?? 'none, a plain transfer'} />
      </dd>
      {call.args.map(({ name, value }) => (
        <div key={name}>
          <dt className="inline">{name} </dt>
          <dd className="inline break-all">
            <Mono value={value} />
          </dd>
        </div>
      ))}
      <div>
        <dt className="inline">ETH sent </dt>
        <dd className="inline">{formatExact(call.value)}</dd>
      </div>
    </dl>
  );
}

function PermitDetails({ step }: { readonly step: Extract<FlowStep, { kind: 'permit' }> }) {
  const { name, version, token, spender, value, nonce, deadline } = step.message;
  const rows = [
    ['Token', `${name}, version ${version}`],
    ['Token’s address', token],
    ['May move', `${value} of its smallest unit`],
    ['Who may', spender],
    ['Nonce', String(nonce)],
    ['Good until', new Date(Number(deadline) * 1_000).toUTCString()],
  ] as const;
  return (
    <details className="text-xs text-muted">
      <summary className="min-h-6 cursor-pointer">What your wallet will show</summary>
      <dl className="break-all">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt className="inline">{label} </dt>
            <dd className="inline">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Costs({ facts }: { readonly facts: ReviewFacts | null }) {
  return (
    <Ledger>
      <LedgerRow label="Network cost of the first">{cost(facts)}</LedgerRow>
      {/* Any other contract wallet counts in its own way, or not at all. */}
      {facts?.signer !== 'contract' && (
        <LedgerRow label={facts?.signer === 'safe' ? 'Nonce of the Safe' : 'Nonce'}>
          {facts === null ? 'being read' : facts.nonce}
        </LedgerRow>
      )}
    </Ledger>
  );
}

function cost(facts: ReviewFacts | null): ReactNode {
  if (facts === null) return 'being read';
  if (facts.signer !== 'key') return 'paid by whoever executes it';
  const gas = facts.gas[0] ?? null;
  if (gas === null) return 'your wallet estimates it';
  if (gas === 0n) return 'nothing, it is only signed';
  const most = wei(gas * facts.feePerGas);
  return (
    <>
      at most {formatAmount(mulDivUp(most, 1n, COST_STEP_WEI) * COST_STEP_WEI, { decimals: 18, shown: 6 })} ETH
      <InMoney amount={most} before=", " roundedUp />
      <span className="block text-xs text-muted">
        {gas} gas, {formatGwei(facts.feePerGas)} gwei each
      </span>
    </>
  );
}

/** A millionth of an ETH, the last digit that is shown of a cost. */
const COST_STEP_WEI = 10n ** 12n;

/** Read anew for each review; null before the first answer, and when the node gives none. */
function useReviewFacts(state: Review, createContext: Transaction['createContext']): ReviewFacts | null {
  const [read, setRead] = useState<{ readonly of: Review; readonly facts: ReviewFacts } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    readReviewFacts(createContext(abort.signal), state).then(
      (facts) => abort.signal.aborted || setRead({ of: state, facts }),
      // What cannot be read is said to be unread; the check before it said why, and so will the attempt.
      () => abort.signal.aborted || setRead(null),
    );
    return () => abort.abort();
  }, [state, createContext]);
  return read?.of === state ? read.facts : null;
}
