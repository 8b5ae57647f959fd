'use client';

import { type ReactNode, useRef } from 'react';

import { AmountInput } from '@/components/ui/amount-input';
import type { AmountFormState } from '@/hooks/amount-form-state';
import { useWallet } from '@/hooks/wallet-context';

import { WalletAction } from './wallet-action';

interface AmountFormProps {
  readonly amount: AmountFormState;
  /** Names the field for those who cannot see where it stands. */
  readonly label: string;
  readonly unit: string;
  /** What the main button says with a wallet at hand. */
  readonly action: string;
  /** What a wallet is wanted for: "to stake". */
  readonly purpose: string;
  /** Above the field, such as a choice of token. */
  readonly before?: ReactNode;
  /** Left below the field, such as the balance. */
  readonly hint?: ReactNode;
  /** Right below the field: fills in the most possible. */
  readonly useMost?: ReactNode;
  /** What the amount leads to. */
  readonly children: ReactNode;
  /** Below the button. */
  readonly after?: ReactNode;
}

/**
 * The left column of every page that takes an amount: field, what it leads to, one main step. No `form` element: before
 * the scripts have come, Enter in one loads the page anew, and the amount is gone.
 */
export function AmountForm({
  amount,
  label,
  unit,
  action,
  purpose,
  before,
  hint,
  useMost,
  children,
  after,
}: AmountFormProps) {
  const { ask } = useWallet();
  const form = useRef<HTMLDivElement>(null);
  const act = () => {
    amount.attempt();
    if (amount.quote !== null && amount.intent !== null)
      ask({ type: 'transact', pool: amount.pool, intent: amount.intent, shown: amount.quote });
    else form.current?.querySelector<HTMLInputElement>('input[inputmode]')?.focus();
  };
  const press = () => form.current?.querySelector<HTMLButtonElement>('[data-main] button')?.click();
  return (
    <div ref={form} className="grid gap-5.5">
      {before}
      <AmountInput
        label={label}
        unit={unit}
        value={amount.text}
        onChange={amount.setText}
        onEnter={press}
        hint={amount.reading === null ? hint : `Read as ${amount.reading} ${unit}`}
        action={useMost}
        error={amount.problem}
      />
      {children}
      <div data-main>
        <WalletAction label={action} purpose={purpose} onAct={act} />
      </div>
      {after}
    </div>
  );
}
