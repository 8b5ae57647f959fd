import type { ReactNode } from 'react';

import { Term } from '@/components/ui/term';
import { TextLink } from '@/components/ui/text-link';

import { LiveValue } from './live-value';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly words: ReactNode;
  /** Where it can be done. */
  readonly link: { readonly href: string; readonly name: string };
}

const STEPS: readonly Step[] = [
  {
    id: 'deposit',
    title: 'Deposit',
    words: (
      <>
        You send ETH to the protocol’s contract. It waits in the <Term id="buffer">buffer</Term> until it goes to{' '}
        <Term id="validator">validators</Term> that <Term id="nodeOperator">node operators</Term> run. The protocol
        takes <LiveValue of="room" /> more at the moment.
      </>
    ),
    link: { href: '/', name: 'Stake' },
  },
  {
    id: 'token',
    title: 'Hold the token',
    words: (
      <>
        In the same transaction you get <LiveValue of="symbol" />, a <Term id="rebasingToken">rebasing token</Term>, or{' '}
        <LiveValue of="wrapped" />, its <Term id="accruingToken">accruing</Term> form. Both stand for{' '}
        <Term id="share">shares</Term> of all ETH that the protocol has, <LiveValue of="total" />. One share is worth{' '}
        <LiveValue of="rate" />.
      </>
    ),
    link: { href: '/wrap', name: 'Wrap and unwrap' },
  },
  {
    id: 'earn',
    title: 'Earn',
    words: (
      <>
        Usually once a day the <Term id="oracle">oracle</Term> <Term id="report">reports</Term> what the validators
        have. The <Term id="exchangeRate">rate</Term> rises with rewards and falls with losses. It grew by{' '}
        <LiveValue of="apr" />, after the <Term id="fee">fee</Term> of <LiveValue of="fee" /> on rewards. The past
        promises nothing.
      </>
    ),
    link: { href: '/protocols/lido', name: 'Rate history' },
  },
  {
    id: 'use',
    title: 'Use it',
    words: (
      <>
        The token is yours to move, lend or sell while the ETH behind it works. Selling it is also the fast way out: the{' '}
        <Term id="market">market price</Term> can be below the rate, and more so for large amounts. Many contracts take
        only the accruing form, which is what <Term id="wrapping">wrapping</Term> is for.
      </>
    ),
    link: { href: '/wrap', name: 'Wrap' },
  },
  {
    id: 'redeem',
    title: 'Redeem',
    words: (
      <>
        You hand tokens in and get a <Term id="request">request</Term> with a place in the <Term id="queue">queue</Term>
        . <LiveValue of="queue" /> wait in it now. From then on it earns nothing. Once it is{' '}
        <Term id="finalization">finalized</Term> you <Term id="claim">claim</Term> the ETH, whenever you like.
      </>
    ),
    link: { href: '/withdraw', name: 'Withdraw' },
  },
];

/** From ETH to the token and back, with the figures of now. */
export function Lifecycle() {
  return (
    <ol className="border-t border-ink">
      {STEPS.map(({ id, title, words, link }, index) => (
        <li
          key={id}
          className="grid gap-x-9 gap-y-1.5 border-b border-line py-4 md:grid-cols-[9rem_minmax(0,1fr)_9rem] md:items-baseline"
        >
          <h3>
            <span className="mr-2 text-muted tabular-nums">{index + 1}</span>
            {title}
          </h3>
          <p className="max-w-[64ch]">{words}</p>
          <p className="md:text-right">
            <TextLink href={link.href}>{link.name}</TextLink>
          </p>
        </li>
      ))}
    </ol>
  );
}
