'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { amountWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Approval } from '@/lib/tx/flow-step';
import { leftOverAllowance } from '@/lib/tx/revoke';
import type { TxState } from '@/lib/tx/state';

interface LeftOverAllowanceProps {
  readonly state: TxState;
  readonly tokens: Tokens;
  onRevoke(approval: Approval): void;
}

/** Offers to take back an allowance that was given and not used; nothing when there is none. */
export function LeftOverAllowance({ state, tokens, onRevoke }: LeftOverAllowanceProps) {
  const allowance = leftOverAllowance(state);
  if (allowance === null) return null;
  return (
    <>
      <Notice title="An allowance is left over:" role="status">
        the contract may still move {amountWording(allowance, tokens)}. It is used when you go on later; you can also
        take it back, for a network cost.
      </Notice>
      <Button onClick={() => onRevoke(allowance)}>Take the allowance back</Button>
    </>
  );
}
