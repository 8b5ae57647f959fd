'use client';

import { type ReactNode, useEffect, useState } from 'react';
import type { Address } from 'viem';

import { InMoney } from '@/components/pool/in-money';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { formatCostUp, formatExact } from '@/lib/format/format-amount';
import { formatCount } from '@/lib/format/format-count';
import { formatGwei } from '@/lib/format/format-gwei';
import { amountWording } from '@/lib/format/intent-wording';
import { stepWording } from '@/lib/format/step-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Intent } from '@/lib/protocols/protocol';
import { callsOf, type FlowStep, type PermitStep } from '@/lib/tx/flow-step';
import { type ReviewFacts, readReviewFacts } from '@/lib/tx/review-facts';
import type { TxState } from '@/lib/tx/state';
import { wei } from '@/lib/units/units';

import {
  allowanceSource,
  type CallLookedAt,
  callSource,
  costSource,
  gasEstimateSource,
  gasPriceSource,
  nonceSource,
  permitNonceSource,
} from './call-sources';
import type { Transaction } from './use-transaction';

type Review = Extract<TxState, { status: 'review' }>;

interface ReviewSignaturesProps {
  readonly state: Review;
  readonly transaction: Transaction;
  readonly account: Address;
  readonly intent: Intent;
  readonly tokens: Tokens;
}

/** Every signature that is still to come, with what the wallet will show of it. */
export function ReviewSignatures({ state, transaction, account, intent, tokens }: ReviewSignaturesProps) {
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
            <StepWords
              words={stepWording(steps, at + index, intent, tokens)}
              step={step}
              account={account}
              facts={facts}
              tokens={tokens}
            />
            <Details step={step} index={index} account={account} facts={facts} />
          </li>
        ))}
      </ol>
      <Costs state={state} account={account} facts={facts} />
    </section>
  );
}

interface StepWordsProps {
  readonly words: string;
  readonly step: FlowStep;
  readonly account: Address;
  readonly facts: ReviewFacts | null;
  readonly tokens: Tokens;
}

/** What a signature does; the amount of an allowance opens where it comes from. */
function StepWords({ words, step, account, facts, tokens }: StepWordsProps) {
  if (facts === null || (step.kind !== 'approve' && step.kind !== 'permit')) return words;
  const { approval } = step;
  const amount = amountWording(approval, tokens);
  const [before, after] = words.split(amount);
  if (after === undefined) return words;
  const token = step.kind === 'permit' ? step.message.token : step.call.address;
  return (
    <>
      {before}
      <ProvenanceOnDemand source={() => allowanceSource(approval, token, account, facts.block)}>
        {amount}
      </ProvenanceOnDemand>
      {after}
    </>
  );
}

interface DetailsProps {
  readonly step: FlowStep;
  /** Its place among the steps that are left. */
  readonly index: number;
  readonly account: Address;
  readonly facts: ReviewFacts | null;
}

/** What a wallet shows of a step: contract, function, arguments; or what a permit says. */
function Details({ step, index, account, facts }: DetailsProps) {
  if (step.kind === 'permit') return <PermitDetails step={step} facts={facts} />;
  const gas = facts?.gas[index] ?? null;
  const looked = facts === null ? [] : lookedAtStep(step, index, account, facts);
  const [first] = looked;
  return (
    <details className="text-xs text-muted">
      <summary className="min-h-6 cursor-pointer">What your wallet will show</summary>
      {first === undefined && <p>Being read…</p>}
      {looked.map((one) => (
        <Call key={`${one.call.address}${one.call.data}`} looked={one} />
      ))}
      {first !== undefined && (
        <p>
          {gas === null ? (
            'Gas: your wallet estimates it in its turn.'
          ) : (
            <>
              Gas:{' '}
              <ProvenanceOnDemand source={() => gasEstimateSource(gas, first)}>
                {formatCount(gas)} units
              </ProvenanceOnDemand>
              .
            </>
          )}
        </p>
      )}
    </details>
  );
}

function Call({ looked }: { readonly looked: CallLookedAt }) {
  const { call, described } = looked;
  return (
    <dl className="py-1 break-words">
      <dt className="inline">To </dt>
      <dd className="inline">
        {described?.contract ?? 'a contract'} <Mono value={call.address} short />
      </dd>
      <br />
      <dt className="inline">Function </dt>
      <dd className="inline">
        <Mono value={described?.functionName ?? 'none, a plain transfer'} />
      </dd>
      {described?.args.map(({ name, value }) => (
        <div key={name}>
          <dt className="inline">{name} </dt>
          <dd className="inline break-all">
            <Mono value={value} />
          </dd>
        </div>
      ))}
      <div>
        <dt className="inline">ETH sent </dt>
        <dd className="inline">
          <ProvenanceOnDemand source={() => callSource('ETH sent', 'the value of the call', looked)}>
            {formatExact(call.value)}
          </ProvenanceOnDemand>
        </dd>
      </div>
    </dl>
  );
}

interface PermitDetailsProps {
  readonly step: PermitStep;
  readonly facts: ReviewFacts | null;
}

function PermitDetails({ step, facts }: PermitDetailsProps) {
  const { name, version, token, spender, value, nonce, deadline } = step.message;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Token', `${name}, version ${version}`],
    ['Token’s address', token],
    ['May move', `${value} of its smallest unit`],
    ['Who may', spender],
    [
      'Nonce',
      facts === null ? (
        String(nonce)
      ) : (
        <ProvenanceOnDemand key="nonce" source={() => permitNonceSource(step, facts.block)}>
          {String(nonce)}
        </ProvenanceOnDemand>
      ),
    ],
    ['Good until', new Date(Number(deadline) * 1_000).toUTCString()],
  ];
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

interface CostsProps {
  readonly state: Review;
  readonly account: Address;
  readonly facts: ReviewFacts | null;
}

function Costs(props: CostsProps) {
  const { facts } = props;
  return (
    <Ledger>
      <LedgerRow label="Network cost of the first">
        <Cost {...props} />
      </LedgerRow>
      {/* Any other contract wallet counts in its own way, or not at all. */}
      {facts?.signer !== 'contract' && (
        <LedgerRow label={facts?.signer === 'safe' ? 'Nonce of the Safe' : 'Nonce'}>
          <Nonce {...props} />
        </LedgerRow>
      )}
    </Ledger>
  );
}

function Nonce({ state, account, facts }: CostsProps) {
  if (facts === null) return 'being read';
  const source = nonceSource(facts.signer, account, state.insteadOf, facts.block);
  return source === null ? facts.nonce : <ProvenanceOnDemand source={() => source}>{facts.nonce}</ProvenanceOnDemand>;
}

function Cost({ state, account, facts }: CostsProps) {
  if (facts === null) return 'being read';
  if (facts.signer !== 'key') return 'paid by whoever executes it';
  const gas = facts.gas[0] ?? null;
  if (gas === null) return 'your wallet estimates it';
  const step = state.steps[state.at];
  const looked = step === undefined ? undefined : lookedAtStep(step, 0, account, facts)[0];
  if (gas === 0n || looked === undefined) return 'nothing, it is only signed';
  const { feePerGas } = facts;
  const most = wei(gas * feePerGas);
  return (
    <>
      at most{' '}
      <ProvenanceOnDemand source={() => costSource(gas, feePerGas, looked)}>
        {formatCostUp(most, 6)} ETH
      </ProvenanceOnDemand>
      <InMoney amount={most} before=", " roundedUp />
      <span className="block pt-2 text-xs text-muted">
        <ProvenanceOnDemand source={() => gasEstimateSource(gas, looked)}>{formatCount(gas)} gas</ProvenanceOnDemand>,{' '}
        <ProvenanceOnDemand source={() => gasPriceSource(feePerGas, facts.block)}>
          {formatGwei(feePerGas)} gwei
        </ProvenanceOnDemand>{' '}
        each
      </span>
    </>
  );
}

/** The calls of a step, in order; none of a permit. */
function lookedAtStep(step: FlowStep, index: number, account: Address, facts: ReviewFacts): readonly CallLookedAt[] {
  return callsOf(step).map((call, nth) => ({
    call,
    described: facts.calls[index]?.[nth] ?? null,
    account,
    block: facts.block,
  }));
}

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
