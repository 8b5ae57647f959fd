'use client';

import { useSyncExternalStore } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Mono } from '@/components/ui/mono';
import { formatExact } from '@/lib/format/format-amount';

import type { Prompt, PromptQueue } from './prompt-queue';

/** What an extension's window would show: which account, and whether to sign. */
export function TestWalletDialog({ prompts }: { readonly prompts: PromptQueue }) {
  const prompt = useSyncExternalStore(prompts.subscribe, prompts.current, () => null);
  if (prompt === null) return null;
  switch (prompt.type) {
    case 'choose-account':
      return <ChooseAccount prompt={prompt} />;
    case 'confirm':
      return <Confirm prompt={prompt} />;
    case 'confirm-typed-data':
      return <ConfirmTypedData prompt={prompt} />;
  }
}

function ChooseAccount({ prompt }: { readonly prompt: Extract<Prompt, { type: 'choose-account' }> }) {
  return (
    <Dialog open title="Local test wallet" onClose={() => prompt.answer(null)}>
      <p className="mb-3 text-sm text-muted">
        Accounts of the local chain. Their ETH is play money; the chain signs for them, no key is in this page.
      </p>
      <ul className="border-t border-line">
        {prompt.accounts.map((account, index) => (
          <li
            key={account}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2"
          >
            <span>
              Account {index + 1} <Mono value={account} short className="text-muted" />
            </span>
            <Button onClick={() => prompt.answer(account)}>
              Use<span className="sr-only"> account {index + 1}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Confirm({ prompt }: { readonly prompt: Extract<Prompt, { type: 'confirm' }> }) {
  const { from, to, value, data } = prompt.transaction;
  return (
    <Dialog open title="Local test wallet: sign?" onClose={() => prompt.answer(false)}>
      <div className="grid gap-4.5">
        <Ledger>
          <LedgerRow label="From">
            <Mono value={from} short />
          </LedgerRow>
          <LedgerRow label="To">
            <Mono value={to} short />
          </LedgerRow>
          <LedgerRow label="ETH sent">{formatExact(value)}</LedgerRow>
          <LedgerRow label="Function">
            <Mono value={data === '0x' ? 'plain transfer' : data.slice(0, 10)} />
          </LedgerRow>
        </Ledger>
        <Button variant="action" onClick={() => prompt.answer(true)}>
          Sign
        </Button>
        <Button onClick={() => prompt.answer(false)}>Decline</Button>
      </div>
    </Dialog>
  );
}

function ConfirmTypedData({ prompt }: { readonly prompt: Extract<Prompt, { type: 'confirm-typed-data' }> }) {
  const { kind, fields } = prompt.data;
  return (
    <Dialog open title={`Local test wallet: sign ${kind}?`} onClose={() => prompt.answer(false)}>
      <div className="grid gap-4.5">
        <Ledger>
          {fields.map(({ name, value }) => (
            <LedgerRow key={name} label={name}>
              <Mono value={value} short />
            </LedgerRow>
          ))}
        </Ledger>
        <Button variant="action" onClick={() => prompt.answer(true)}>
          Sign
        </Button>
        <Button onClick={() => prompt.answer(false)}>Decline</Button>
      </div>
    </Dialog>
  );
}
