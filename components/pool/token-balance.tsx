'use client';

import { Button } from '@/components/ui/button';
import { formatBalance, formatInput } from '@/lib/format/format-amount';
import type { LidoToken } from '@/lib/protocols/asset';
import type { LidoContext } from '@/lib/protocols/lido/pool';

import { Sourced } from './sourced';

interface TokenBalanceProps {
  readonly context: LidoContext;
  readonly token: LidoToken;
}

/** What the connected account has of a token; nothing without one. */
export function TokenBalance({ context: { pool, position }, token }: TokenBalanceProps) {
  if (position === null) return null;
  return (
    <Sourced figure={token === 'rebasing' ? 'rebasingBalance' : 'wrappedBalance'} args={[position.account]}>
      Balance {formatBalance(position[token])} {pool.tokens[token].symbol}
    </Sourced>
  );
}

/** Fills in the whole balance of a token; nothing when there is none. */
export function UseAll({ context, token, onUse }: TokenBalanceProps & { onUse(text: string): void }) {
  const balance = context.position?.[token] ?? 0n;
  if (balance === 0n) return null;
  return (
    <Button variant="quiet" onClick={() => onUse(formatInput(balance))}>
      Use all
    </Button>
  );
}
