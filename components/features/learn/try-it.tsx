import { Mono } from '@/components/ui/mono';
import { TextLink } from '@/components/ui/text-link';

/** How to go through all of it without risking anything: here on the local chain, else on one's own machine. */
export function TryIt({ isLocalChain }: { readonly isLocalChain: boolean }) {
  if (!isLocalChain) {
    return (
      <div className="max-w-[64ch]">
        <p>
          This server is for a network where ETH is worth something. To go through every step with test ETH, run
          Millrace with its own local chain. It needs Node and nothing else:
        </p>
        <p className="my-2 border-l-2 border-water pl-3">
          <Mono value="npm start" />
        </p>
        <p>
          It prints an address to open. Press <b>Connect wallet</b> and choose <b>Local test wallet</b>.
        </p>
      </div>
    );
  }
  return (
    <div className="max-w-[64ch]">
      <p>
        This is the local chain: the ETH here is worth nothing, and a report comes about once a minute instead of once a
        day.
      </p>
      <ol className="mt-2 list-decimal space-y-1 pl-5">
        <li>
          <TextLink href="/">Stake</TextLink>: press Connect wallet and choose <b>Local test wallet</b>, which has
          10,000 test ETH and needs no extension.
        </li>
        <li>
          <TextLink href="/wrap">Wrap</TextLink> some of what you got, and unwrap it again.
        </li>
        <li>
          <TextLink href="/withdraw">Withdraw</TextLink>: ask for some ETH back. Your place in the queue shows above the
          page.
        </li>
        <li>
          <TextLink href="/withdraw/claim">Claim</TextLink> it after the next report or two.
        </li>
      </ol>
    </div>
  );
}
