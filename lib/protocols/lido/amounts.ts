import { etherFromSharesDown, type ShareRate, sharesFromEtherDown } from '@/lib/domain/share-rate';
import { type Shares, shares, type Wei, wei } from '@/lib/units/units';

/**
 * What `submit` credits: the shares minted at the rate before, valued at the rate after, both rounded down. It is the
 * amount in the token's `Transfer` event, often one wei less than the ETH sent.
 * @param ether wei sent
 */
export function quoteSubmitDown(ether: Wei, rate: ShareRate): { readonly shares: Shares; readonly credited: Wei } {
  const minted = sharesFromEtherDown(ether, rate);
  const after: ShareRate = {
    totalPooledEther: wei(rate.totalPooledEther + ether),
    totalShares: shares(rate.totalShares + minted),
  };
  return { shares: minted, credited: etherFromSharesDown(minted, after) };
}

/**
 * What `unwrap` brings: the wrapper sends the value of the shares as an amount, and that transfer rounds down to whole
 * shares again, so one share (one or two wei) can stay behind.
 * @param wrapped amount of the wrapped token, 18 decimals
 */
export function quoteUnwrapDown(wrapped: Shares, rate: ShareRate): { readonly shares: Shares; readonly credited: Wei } {
  const moved = sharesFromEtherDown(etherFromSharesDown(wrapped, rate), rate);
  return { shares: moved, credited: etherFromSharesDown(moved, rate) };
}
