'use client';

import { useCallback, useState } from 'react';

import { VaultRequests } from '@/components/pool/vault-requests';
import { WalletAction } from '@/components/pool/wallet-action';
import { TextLink } from '@/components/ui/text-link';
import { useClientConfig } from '@/hooks/client-config-context';
import { useLive } from '@/hooks/live-context';
import { useWallet } from '@/hooks/wallet-context';
import { amountWording } from '@/lib/format/intent-wording';
import { refusalWording } from '@/lib/format/refusal-wording';
import { MAX_VAULT_CLAIMS } from '@/lib/protocols/erc4626/claims';
import type { VaultRequest } from '@/lib/protocols/erc4626/pool';
import { likelyFeePerGas } from '@/lib/protocols/live-state';
import type { Intent } from '@/lib/protocols/protocol';
import { quoteOther } from '@/lib/protocols/quote-of-others';
import type { VaultWithRequests } from '@/lib/protocols/vault-requests';

import { OWN_ACCOUNT, type Receiver, receiverPart, receiverWords } from './receiver';
import { ReceiverChoice } from './receiver-choice';

/**
 * Chooses among the ready requests of one vault and claims them together. A vault pays its oldest requests first, so until the
 * person says otherwise all are chosen, as many as one transaction can claim.
 */
export default function VaultClaim({ pool, position }: VaultWithRequests) {
  const [choices, setChoices] = useState<ReadonlyMap<bigint, boolean>>(new Map());
  const [attempted, setAttempted] = useState(false);
  const [receiver, setReceiver] = useState<Receiver>(OWN_ACCOUNT);
  const { blockSeconds } = useClientConfig();
  const { ask } = useWallet();
  const live = useLive();
  const ready = position.requests.filter(({ claimable }) => claimable !== null);
  const chosen = ready.filter(({ id }, index) => choices.get(id) ?? index < MAX_VAULT_CLAIMS);
  const intent: Intent = { kind: 'claim', ids: chosen.map(({ id }) => id), ...receiverPart(receiver) };
  const snapshot = live.status === 'unavailable' ? null : live.snapshot;
  const quoted =
    snapshot === null
      ? null
      : quoteOther(
          { pool, position, atBlock: snapshot.block.number, feePerGas: likelyFeePerGas(snapshot), price: null },
          intent,
        );
  const act = () => {
    setAttempted(true);
    if (quoted?.ok === true && receiver.kind !== 'open')
      ask({ type: 'transact', pool: pool.id, intent, shown: quoted.value });
  };
  const onChoose = useCallback(
    (id: bigint, yes: boolean) => setChoices((current) => new Map(current).set(id, yes)),
    [],
  );
  const isChosen = (request: VaultRequest) => (request.claimable === null ? null : chosen.includes(request));
  const received = quoted?.ok === true ? quoted.value.receive : null;
  return (
    <section aria-label={`Requests in the ${pool.tokens.accruing.symbol} vault`} className="grid gap-5.5">
      <div>
        <h2 className="mb-1.5">
          <TextLink href={`/protocols/${pool.id}`}>{pool.tokens.accruing.symbol} vault</TextLink>
        </h2>
        <VaultRequests
          caption={`Your requests in the ${pool.tokens.accruing.symbol} vault`}
          pool={pool}
          requests={position.requests}
          account={position.account}
          // A vault that tells no requests apart pays all of them together.
          {...(pool.contracts.listsRequests && { choice: { isChosen, onChoose } })}
        />
      </div>
      {ready.length === 0 ? (
        <p className="text-sm text-muted">
          Nothing is ready yet. The vault pays in its own time, and says nothing about when; this page follows.
        </p>
      ) : (
        <div className="grid gap-4">
          <ReceiverChoice account={position.account} onReceiver={setReceiver} />
          {attempted && receiver.kind === 'open' && (
            <p role="alert" className="text-sm font-medium text-loss">
              {receiver.words}
            </p>
          )}
          {quoted?.ok === false && (attempted || chosen.length > 0) && (
            <p role="alert" className="text-sm font-medium text-loss">
              {refusalWording(quoted.error, { tokens: pool.tokens, blockSeconds })}
            </p>
          )}
          <WalletAction
            label={`${received === null ? 'Claim' : `Claim ${amountWording(received, pool.tokens)}`}${receiverWords(receiver)}`}
            purpose="to claim"
            onAct={act}
          />
        </div>
      )}
    </section>
  );
}
