'use client';

import { useEffect, useId, useState } from 'react';
import type { Address } from 'viem';

import { usePaidBefore } from '@/hooks/use-paid-before';
import { useSettledAnswer } from '@/hooks/use-settled-answer';
import type { ReceiverFacts } from '@/lib/receiver/receiver-facts';
import { isStop, receiverWarnings } from '@/lib/receiver/receiver-warnings';

import type { Receiver } from './receiver';
import { ReceiverFound } from './receiver-found';

interface OtherReceiverProps {
  /** The account that claims. */
  readonly account: Address;
  onReceiver(receiver: Receiver): void;
}

/** Asks who is to be paid, says what speaks against it, and wants a confirmation of the whole address. */
export default function OtherReceiver({ account, onReceiver }: OtherReceiverProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [confirmed, setConfirmed] = useState<Address | null>(null);
  const known = usePaidBefore();
  const word = text.trim();
  const { answer: facts, trouble } = useSettledAnswer<ReceiverFacts>(
    word === '' ? null : `/api/v1/receivers?account=${encodeURIComponent(word)}`,
  );
  const warnings = facts === null ? [] : receiverWarnings(facts, account, known);
  const isRuledOut = warnings.some(isStop);
  const paid = facts !== null && !isRuledOut && confirmed === facts.address ? facts.address : null;
  const todo = todoOf(word, facts === null ? trouble : null, isRuledOut);
  useEffect(() => {
    onReceiver(paid === null ? { kind: 'open', words: todo } : { kind: 'other', to: paid });
  }, [paid, todo, onReceiver]);
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-account`} className="font-bold">
          Account to be paid
        </label>
        <input
          id={`${id}-account`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="0x… or a name"
          aria-invalid={(facts === null && trouble !== null) || isRuledOut ? true : undefined}
          aria-describedby={`${id}-help`}
          className="min-h-11 w-full min-w-0 rounded border border-line-strong bg-surface px-3 font-mono text-sm aria-invalid:border-loss"
        />
        <p id={`${id}-help`} role="status" className="text-xs text-muted">
          {helpOf(word, facts, trouble)}
        </p>
      </div>
      {facts !== null && (
        <ReceiverFound
          facts={facts}
          warnings={warnings}
          confirmed={paid !== null}
          onConfirm={(yes) => setConfirmed(yes ? facts.address : null)}
        />
      )}
    </div>
  );
}

/** What is still missing before somebody can be paid. */
function todoOf(word: string, trouble: string | null, isRuledOut: boolean): string {
  if (word === '') return 'Enter the account that is to be paid.';
  if (trouble !== null) return trouble;
  return isRuledOut
    ? 'This account cannot be paid here; see above.'
    : 'Compare the address and tick the line below it, then claim.';
}

function helpOf(word: string, facts: ReceiverFacts | null, trouble: string | null): string {
  if (word === '') return 'An address, or a name where this network has a registry of names.';
  if (trouble !== null) return trouble;
  return facts === null ? 'Being looked up…' : 'Looked up on the chain.';
}
