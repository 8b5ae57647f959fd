'use client';

import { useState } from 'react';

import { WalletAction } from '@/components/pool/wallet-action';
import { Button } from '@/components/ui/button';
import { Ledger, LedgerRow } from '@/components/ui/ledger';
import { Notice } from '@/components/ui/notice';
import { ProvenanceOnDemand } from '@/components/ui/provenance-on-demand';
import { Segmented } from '@/components/ui/segmented';
import { useWallet } from '@/hooks/wallet-context';
import { leastOfSale, TOLERANCES, type Tolerance } from '@/lib/domain/sale-least';
import { marketName } from '@/lib/format/exit-wording';
import { formatExact, formatShort } from '@/lib/format/format-amount';
import { formatRatioPercent } from '@/lib/format/format-percent';
import type { TokenInfo } from '@/lib/protocols/asset';
import type { ExitComparison, SaleChoice } from '@/lib/protocols/exit-choices';
import { marketGas } from '@/lib/protocols/market/gas';
import { marketId, soldAs } from '@/lib/protocols/market/market';
import type { Intent, PoolBase, Quote } from '@/lib/protocols/protocol';
import { type Wei, wei } from '@/lib/units/units';

import { leastSource, paysSource, worthSource } from './way-sources';

interface SellFormProps {
  readonly choice: SaleChoice;
  readonly comparison: ExitComparison;
  readonly pool: PoolBase;
  readonly token: TokenInfo;
  /** The price is the newest there is. */
  readonly fresh: boolean;
  onClose(): void;
}

/** A sale so far below the value asks for a word of consent: 4 % of it. */
const CONSENT_BELOW = { part: 96n, whole: 100n } as const;

/** Sells on one market: what is received at least is seen, chosen, and kept by the contract. */
export function SellForm({ choice, comparison, pool, token, fresh, onClose }: SellFormProps) {
  const way = { choice, comparison, pool };
  const [tolerance, setTolerance] = useState<Tolerance>('0.5');
  const [consent, setConsent] = useState(false);
  const [tried, setTried] = useState(false);
  const { ask } = useWallet();
  const { market, receive } = choice;
  if (!receive.ok)
    return (
      <Notice tone="loss" title="No sale." role="status">
        The market has no price for this now.
      </Notice>
    );
  const least = leastOfSale(receive.value, tolerance);
  const needsConsent = least * CONSENT_BELOW.whole < comparison.worth * CONSENT_BELOW.part;
  const allowed = fresh && (!needsConsent || consent);
  const sell = () => {
    setTried(true);
    if (allowed) ask({ type: 'transact', pool: marketId(market), ...saleOf(choice, receive.value, least) });
  };
  return (
    <div className="mt-4 grid gap-4 border-l-3 border-line-strong pl-3.5">
      <h3>Sell on {marketName(market)}</h3>
      <div>
        <p className="text-sm text-muted">
          The price may fall before the sale is in a block. You accept at most so much less:
        </p>
        <Segmented
          legend="Accept at most so much less than the price now"
          value={tolerance}
          onChange={setTolerance}
          options={TOLERANCES.map((value) => ({ value, label: `${value} %` }))}
        />
      </div>
      <Ledger>
        <LedgerRow label="The market pays now">
          <ProvenanceOnDemand source={() => paysSource(way)}>{formatExact(receive.value)} ETH</ProvenanceOnDemand>
        </LedgerRow>
        <LedgerRow label="Worth by the protocol’s books">
          <ProvenanceOnDemand source={() => worthSource(way)}>{formatExact(comparison.worth)} ETH</ProvenanceOnDemand>
        </LedgerRow>
        <LedgerRow label="Signatures">up to 2: an exact approval, then the sale</LedgerRow>
        <LedgerRow label="You receive at least" total>
          <ProvenanceOnDemand source={() => leastSource(way, tolerance)}>{formatExact(least)} ETH</ProvenanceOnDemand>
        </LedgerRow>
      </Ledger>
      <p className="text-xs text-muted">
        If the market pays less than that when the sale is carried out, nothing is sold and only gas is spent. The price
        is asked again, through your wallet, before you sign.
      </p>
      {needsConsent && (
        <label className="flex items-baseline gap-2.5 text-sm">
          <input
            type="checkbox"
            checked={consent}
            onChange={(event) => setConsent(event.target.checked)}
            className="size-4 translate-y-0.5 accent-gate"
          />
          I accept that this may pay {formatRatioPercent(comparison.worth - least, comparison.worth, 2)} % less than the
          protocol says the tokens are worth.
        </label>
      )}
      {tried && !allowed && (
        <p role="alert" className="text-sm font-medium text-loss">
          {fresh
            ? 'Tick the line above, accept less deviation, or wait for a better price.'
            : 'The price is not from the newest blocks. It is read again by itself; try again then.'}
        </p>
      )}
      <WalletAction
        label={`Sell ${formatExact(choice.sold)} ${token.symbol} for at least ${formatShort(least)} ETH`}
        purpose="to sell"
        onAct={sell}
      />
      <Button variant="quiet" onClick={onClose}>
        Do not sell
      </Button>
    </div>
  );
}

function saleOf(
  { market, sold }: SaleChoice,
  pays: Wei,
  least: Wei,
): { readonly intent: Intent; readonly shown: Quote } {
  const asset = soldAs(market);
  return {
    intent: { kind: 'sell', token: asset, amount: sold, least },
    shown: {
      give: { asset, amount: sold },
      receive: { asset: 'ether', amount: wei(pays) },
      requests: [],
      gasUnits: marketGas(market, true),
    },
  };
}
