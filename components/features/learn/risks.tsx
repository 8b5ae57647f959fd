import type { ReactNode } from 'react';

import { Term } from '@/components/ui/term';
import { TextLink } from '@/components/ui/text-link';

interface Risk {
  readonly id: string;
  readonly title: string;
  readonly words: ReactNode;
  readonly evidence: readonly { readonly href: string; readonly name: string }[];
}

const RISKS: readonly Risk[] = [
  {
    id: 'counterparty',
    title: 'Operators and oracle',
    words: (
      <>
        Others run the validators. When they are offline, rewards are missed; when they sign contradicting messages,
        they are <Term id="slashing">slashed</Term>, and the rate falls for everybody. The more one operator runs, the
        more its mistake costs. You also trust that enough members of the <Term id="oracle">oracle</Term> report what is
        true.
      </>
    ),
    evidence: [
      { href: '/protocols/lido#operators', name: 'Operators and their concentration' },
      { href: '/protocols/lido#oracle', name: 'Members of the oracle' },
      {
        href: 'https://research.lido.fi/t/emergency-rotation-of-compromised-chorus-one-oracle/10037',
        name: 'An oracle key that was compromised, 2025',
      },
    ],
  },
  {
    id: 'contract',
    title: 'Contracts',
    words: (
      <>
        The ETH is held by code. A fault in it can lose all of it or lock it up, audits or not. Most of these contracts
        are <Term id="proxy">proxies</Term> whose code can be exchanged, and some can be paused while you wait to leave.
      </>
    ),
    evidence: [
      { href: '/protocols/lido#contracts', name: 'Contracts, their code and its hash' },
      { href: '/protocols/lido#pauses', name: 'What can be paused' },
      { href: '/protocols/lido#audits', name: 'Audits' },
      { href: '/protocols/lido#incidents', name: 'What went wrong so far' },
    ],
  },
  {
    id: 'network',
    title: 'The network',
    words: (
      <>
        How fast validators can leave is limited for all of Ethereum together: the more want to, the longer it takes, up
        to weeks. If more than a third of all validators are away or at odds, blocks are no longer final and all lose
        some of their stake until that ends.
      </>
    ),
    evidence: [
      { href: '/queue', name: 'What waits in the queue now' },
      {
        href: 'https://github.com/ethereum/consensus-specs/blob/master/specs/electra/beacon-chain.md',
        name: 'Rules of exits and slashing in the specification',
      },
    ],
  },
  {
    id: 'market',
    title: 'The market',
    words: (
      <>
        Nobody guarantees the <Term id="market">market price</Term>. In June 2022 the discount of stETH to ETH reached
        about 8 %. Who has to sell then, or is liquidated somewhere because of it, has a loss that the protocol’s own
        rate never shows.
      </>
    ),
    evidence: [
      { href: '/protocols', name: 'Ways out of each pool' },
      { href: '/learn#estimates', name: 'How exits are compared' },
    ],
  },
  {
    id: 'governance',
    title: 'Governance',
    words: (
      <>
        Whoever holds the keys or the votes can change fees, limits, operators and code. What protects you is how long
        that takes and whether you can leave before it takes effect.
      </>
    ),
    evidence: [
      { href: '/protocols/lido#roles', name: 'Roles, and what each can do' },
      { href: '/protocols/lido#governance', name: 'Who decides' },
    ],
  },
];

/** What can go wrong, in plain words, each with where to look. */
export function Risks() {
  return RISKS.map(({ id, title, words, evidence }) => (
    <div
      key={id}
      className="grid gap-x-9 gap-y-1.5 border-b border-line py-4 md:grid-cols-[9rem_minmax(0,1fr)_15rem] md:items-baseline"
    >
      <h3 id={`risk-${id}`}>{title}</h3>
      <p className="max-w-[64ch]">{words}</p>
      <ul className="grid gap-1.5 text-sm">
        {evidence.map(({ href, name }) => (
          <li key={href}>
            <TextLink href={href}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
