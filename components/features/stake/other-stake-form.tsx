'use client';

import { AmountForm } from '@/components/pool/amount-form';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { useOtherAmountForm } from '@/hooks/use-other-amount-form';
import type { OtherPool } from '@/hooks/use-other-pool';
import { formatBalance, formatInput } from '@/lib/format/format-amount';
import { intentTitle } from '@/lib/format/intent-wording';
import { decimalsOf, symbolOf } from '@/lib/format/refusal-wording';
import { withdrawHref } from '@/lib/pool-links';
import type { Exit } from '@/lib/protocols/facts';
import { accruingOf, vaultWithPosition } from '@/lib/protocols/pool-kinds';
import type { Intent, PoolBase, QuoteContext } from '@/lib/protocols/protocol';
import { maxDeposit } from '@/lib/protocols/quote-of-others';
import { wei } from '@/lib/units/units';

import { OtherStakeLedger } from './other-stake-ledger';

/** Puts ether into Rocket Pool, or a vault's token into the vault. */
export function OtherStakeForm({ pool: { of, context } }: { readonly pool: OtherPool }) {
  const { tokens } = of.pool;
  const given = tokens.underlying === undefined ? 'ether' : 'underlying';
  const unit = { symbol: symbolOf(given, tokens), decimals: decimalsOf(given, tokens) };
  const amount = useOtherAmountForm(context, stakeIntent, unit);
  const most = maxDeposit(context);
  return (
    <AmountForm
      amount={amount}
      label={`Amount to deposit, in ${unit.symbol}`}
      unit={unit.symbol}
      action={amount.quote === null || amount.intent === null ? 'Deposit' : intentTitle(amount.intent, tokens)}
      purpose="to deposit"
      hint={balanceWords(context)}
      useMost={
        most !== null && most > 0n ? (
          <Button variant="quiet" onClick={() => amount.setText(formatInput(most, unit.decimals))}>
            Use {formatBalance(most, unit.decimals)}
            {takesEther(of.pool) && ', gas kept back'}
          </Button>
        ) : null
      }
      after={
        (accruingOf(of.pool, context.position) ?? 0n) === 0n ? <Risks exits={of.facts.exits} pool={of.id} /> : null
      }
    >
      <OtherStakeLedger of={of} context={context} amount={amount} />
    </AmountForm>
  );
}

function stakeIntent(amount: bigint): Intent {
  return { kind: 'stake', amount: wei(amount), receive: 'accruing' };
}

/** Whether ether is what is given, so that some has to stay for gas. */
function takesEther(pool: PoolBase): boolean {
  return vaultWithPosition(pool, null)?.pool.contracts.takesWrappedEther ?? true;
}

/** What the account can give. A vault of wrapped ether takes ether too, which is wrapped first. */
function balanceWords({ pool, position }: QuoteContext): string | null {
  if (position === null) return null;
  const ether = `${formatBalance(position.ether)} ETH`;
  const vault = vaultWithPosition(pool, position);
  if (vault === null || vault.position === null) return `Balance ${ether}`;
  const { symbol, decimals } = vault.pool.tokens.underlying;
  const own = `Balance ${formatBalance(vault.position.underlying, decimals)} ${symbol}`;
  return vault.pool.contracts.takesWrappedEther ? `${own} and ${ether}, which is wrapped as needed` : own;
}

/** What can go wrong, before a first deposit. */
function Risks({ exits, pool }: { readonly exits: readonly Exit[]; readonly pool: string }) {
  return (
    <Notice tone="caution" title="Before your first deposit.">
      {exits.map(({ kind }) => LEAVING[kind]).join(' ')} The contracts can have faults, and a loss of the pool lowers
      everyone’s rate. The market may pay less than the rate.{' '}
      <TextLink href={`/protocols/${pool}`}>Who runs it, and what they can do</TextLink> ·{' '}
      <TextLink href={withdrawHref(pool)}>How to leave</TextLink>
    </Notice>
  );
}

const LEAVING = {
  queue: 'Leaving takes days, not seconds.',
  instant: 'You can leave at once only while there is enough at hand to pay you; otherwise you wait, or sell.',
  request: 'Leaving takes a request, which the vault pays in its own time; nobody can say when.',
} as const satisfies Record<Exit['kind'], string>;
