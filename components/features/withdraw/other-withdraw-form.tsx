'use client';

import { WaysOutSlot } from '@/components/exits/ways-out-slot';
import { AmountForm } from '@/components/pool/amount-form';
import { PoolSourced } from '@/components/pool/pool-values';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useOtherAmountForm } from '@/hooks/use-other-amount-form';
import type { OtherPool } from '@/hooks/use-other-pool';
import { formatBalance, formatInput } from '@/lib/format/format-amount';
import { intentTitle } from '@/lib/format/intent-wording';
import { decimalsOf, symbolOf } from '@/lib/format/refusal-wording';
import { accruingOf, vaultWithPosition } from '@/lib/protocols/pool-kinds';
import type { Intent, PoolBase } from '@/lib/protocols/protocol';
import { shares } from '@/lib/units/units';

import { OtherWithdrawLedger } from './other-withdraw-ledger';

/** Gives a pool's token back: paid at once by Rocket Pool and plain vaults, by request by others. */
export function OtherWithdrawForm({ pool: { of, context } }: { readonly pool: OtherPool }) {
  const { pool } = of;
  const byRequest = isByRequest(pool);
  const unit = { symbol: symbolOf('accruing', pool.tokens), decimals: decimalsOf('accruing', pool.tokens) };
  const amount = useOtherAmountForm(context, (value) => intentOf(byRequest, value), unit);
  const held = accruingOf(pool, context.position);
  const token = pool.tokens.accruing;
  const wanted = amount.intent?.kind === 'redeem' || amount.intent?.kind === 'request' ? amount.intent.amount : 0n;
  return (
    <AmountForm
      amount={amount}
      label={`Amount to give back, in ${unit.symbol}`}
      unit={unit.symbol}
      action={titleOf(amount.quote === null ? null : amount.intent, byRequest, pool)}
      purpose="to withdraw"
      hint={
        held !== null && (
          <PoolSourced of={of} figure="accruingBalance" args={[context.position?.account ?? '']}>
            Balance {formatBalance(held, unit.decimals)} {unit.symbol}
          </PoolSourced>
        )
      }
      useMost={
        held !== null && held > 0n ? (
          <Button variant="quiet" onClick={() => amount.setText(formatInput(held, unit.decimals))}>
            Use all
          </Button>
        ) : null
      }
      after={
        byRequest ? (
          <Notice tone="caution" title="Before you ask.">
            A request cannot be taken back. What it pays is decided when the vault fulfils it, at the rate of then, and
            nobody can say when that is.
          </Notice>
        ) : null
      }
    >
      {of.facts.isEther && token !== undefined && (
        <WaysOutSlot pool={pool} token={token} amount={wanted > 0n ? wanted : null} />
      )}
      <OtherWithdrawLedger of={of} context={context} amount={amount} />
    </AmountForm>
  );
}

function isByRequest(pool: PoolBase): boolean {
  return vaultWithPosition(pool, null)?.pool.contracts.exit === 'by-request';
}

function intentOf(byRequest: boolean, amount: bigint): Intent {
  return byRequest
    ? { kind: 'request', token: 'accruing', amount: shares(amount) }
    : { kind: 'redeem', amount: shares(amount) };
}

function titleOf(intent: Intent | null, byRequest: boolean, { tokens }: PoolBase): string {
  if (intent !== null) return intentTitle(intent, tokens);
  return byRequest ? 'Ask the vault to redeem' : 'Redeem at once';
}
