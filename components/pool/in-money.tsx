'use client';

import { Provenance } from '@/components/ui/provenance';
import { usePrice } from '@/hooks/price-context';
import { formatDuration } from '@/lib/format/format-duration';
import { formatEthPrice, formatUsd, formatUsdUp } from '@/lib/format/format-money';
import type { Wei } from '@/lib/units/units';

import { blockWords, castCall } from './source-of';

interface InMoneyProps {
  readonly amount: Wei;
  /** Before the figure, when there is one: ", " or "about ". */
  readonly before?: string;
  /** For what is said to be the most; other amounts are rounded down. */
  readonly roundedUp?: boolean;
}

/** An amount of ETH in money, with the feed's price behind it; nothing where there is no price that may be shown. */
export function InMoney({ amount, before = '', roundedUp = false }: InMoneyProps) {
  const price = usePrice();
  if (price === null) return null;
  const { feed, block, updatedAt } = price;
  return (
    <>
      {before}
      <Provenance
        title="In US dollars"
        formula={`ETH × ${formatEthPrice(price)}, rounded ${roundedUp ? 'up' : 'down'}. The feed answered ${formatDuration(Number(block.timestamp - updatedAt))} before this block.`}
        contractName="ETH / USD price feed"
        contract={feed}
        command={castCall(feed, 'latestRoundData()(uint80,int256,uint256,uint256,uint80)', [], block)}
        blockText={blockWords(block)}
      >
        <span className="whitespace-nowrap">{roundedUp ? formatUsdUp(amount, price) : formatUsd(amount, price)}</span>
      </Provenance>
    </>
  );
}
