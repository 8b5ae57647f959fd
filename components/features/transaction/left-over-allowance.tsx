'use client';

import type { Address } from 'viem';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { useLive } from '@/hooks/live-context';
import { amountWording } from '@/lib/format/intent-wording';
import type { Tokens } from '@/lib/protocols/asset';
import type { Approval } from '@/lib/tx/flow-step';
import { leftOverAllowance } from '@/lib/tx/revoke';
import type { TxState } from '@/lib/tx/state';

import { leftOverSource } from './call-sources';

interface LeftOverAllowanceProps {
  readonly state: TxState;
  readonly account: Address;
  readonly tokens: Tokens;
  onRevoke(approval: Approval): void;
}

/** Offers to take back an allowance that was given and not used; nothing when there is none. */
export function LeftOverAllowance({ state, account, tokens, onRevoke }: LeftOverAllowanceProps) {
  const allowance = leftOverAllowance(state);
  const live = useLive();
  if (allowance === null) return null;
  const amount = amountWording(allowance, tokens);
  const token = tokens[allowance.asset]?.address;
  return (
    <>
      <Notice title="An allowance is left over:" role="status">
        the contract may still move{' '}
        {live.status === 'unavailable' || token === undefined ? (
          amount
        ) : (
          <ProvenanceOnDemand source={() => leftOverSource(allowance, token, account, live.snapshot.block)}>
            {amount}
          </ProvenanceOnDemand>
        )}
        . It is used when you go on later; you can also take it back, for a network cost.
      </Notice>
      <Button onClick={() => onRevoke(allowance)}>Take the allowance back</Button>
    </>
  );
}
