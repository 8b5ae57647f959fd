/** A word of the field as this app uses it. */
export interface GlossaryEntry {
  /** The word as it stands in the glossary. */
  readonly name: string;
  /** What it means, in one or two sentences that stand alone. */
  readonly says: string;
}

/**
 * The one source of every explanation of a word: the glossary on /learn and the notes that words on other pages open.
 * Alphabetical by name.
 */
export const GLOSSARY = {
  accruingToken: {
    name: 'Accruing token',
    says: 'A liquid token whose number in your wallet stays the same while each is worth more ETH over time, such as wstETH, rETH or a vault’s share.',
  },
  apr: {
    name: 'APR',
    says: 'What a stake earned over a window of past reports, scaled to a year of 365 days without compounding. It measures the past and promises nothing.',
  },
  bunker: {
    name: 'Bunker mode',
    says: 'A state that Lido’s oracle turns on when losses are under way or feared: withdrawals are paid later, so that those who leave share the loss with those who stay.',
  },
  checkpoint: {
    name: 'Checkpoint',
    says: 'The rate at which a batch of withdrawal requests was finalized. A request pays what was asked for, or what its shares are worth at the checkpoint if that is less.',
  },
  claim: {
    name: 'Claim',
    says: 'The transaction that fetches the ETH of a finalized request. It can be made at any time after; there is no deadline.',
  },
  collateral: {
    name: 'Collateral for leaving',
    says: 'ETH a protocol keeps at hand to pay those who give tokens back at once. When it is used up, leaving that way has to wait.',
  },
  concentration: {
    name: 'Concentration',
    says: 'How much of the stake few operators run. The more there is with one, the more its mistake, its outage or pressure on it costs everyone.',
  },
  buffer: {
    name: 'Buffer',
    says: 'Deposited ETH that is not with validators yet, or came back from them to pay withdrawals.',
  },
  exchangeRate: {
    name: 'Exchange rate',
    says: 'How much ETH one share, or one accruing token, stands for by the protocol’s own books. It rises with rewards and falls with losses.',
  },
  fee: {
    name: 'Fee on rewards',
    says: 'The part of rewards that operators and the protocol keep. It is taken before rewards reach the exchange rate, so it is never taken from what you see twice.',
  },
  finalization: {
    name: 'Finalization',
    says: 'The protocol sets ETH aside for withdrawal requests, in the order they were made. From then on a request can be claimed.',
  },
  governance: {
    name: 'Governance',
    says: 'Those who can change a protocol’s rules and contracts, usually holders of a token who vote. What they can change, they can change for you too.',
  },
  hhi: {
    name: 'HHI',
    says: 'Herfindahl–Hirschman index: the sum of everyone’s share in percent, squared. 10,000 is one holder of all; ten equal ones make 1,000.',
  },
  limit: {
    name: 'Staking limit',
    says: 'How much ETH a protocol takes in at the moment. Deposits use it up, and it grows back block by block, or as node operators take from it.',
  },
  liquidToken: {
    name: 'Liquid token',
    says: 'A token that stands for staked ETH. It can be kept, moved, lent or sold while the ETH behind it works.',
  },
  market: {
    name: 'Premium and discount',
    says: 'How much more or less the market pays for a token than the protocol’s books say it is worth. It depends on the amount sold.',
  },
  stakingModule: {
    name: 'Staking module',
    says: 'A set of node operators under rules of their own: admitted one by one, or open to anyone who puts up a bond.',
  },
  nakamoto: {
    name: 'Fewest over a third',
    says: 'The smallest number of operators who together run more than a third of a pool’s validators: a Nakamoto coefficient for that threshold.',
  },
  nodeOperator: {
    name: 'Node operator',
    says: 'Whoever runs the machines behind validators. Operators sign for the pool’s ETH but cannot take it: withdrawals go to the protocol.',
  },
  oracle: {
    name: 'Oracle',
    says: 'A group of members who watch the validators and agree on what they earned or lost. The exchange rate moves by their reports only.',
  },
  permit: {
    name: 'Permit',
    says: 'A signature that allows a contract to move an exact amount of a token. It costs no gas and replaces an approval transaction.',
  },
  proxy: {
    name: 'Proxy',
    says: 'A contract that keeps the address and the funds but takes its code from another one. Whoever may exchange that code can change what it does.',
  },
  queue: {
    name: 'Withdrawal queue',
    says: 'Requests to leave, first in, first out. Each is paid from ETH at hand, from rewards, or from validators that exit.',
  },
  rebasingToken: {
    name: 'Rebasing token',
    says: 'A liquid token of which each is worth one ETH by the protocol’s books; the number in your wallet changes with every report, such as stETH.',
  },
  report: {
    name: 'Report',
    says: 'The oracle’s word on what all validators have, usually once a day. With it rewards and losses reach the exchange rate and requests are finalized.',
  },
  request: {
    name: 'Withdrawal request',
    says: 'Tokens you have handed in for ETH. It has a place in the queue, earns nothing more, and is itself a token (ERC-721) that can be moved.',
  },
  share: {
    name: 'Share',
    says: 'The unit in which a pool counts who owns what. Your number of shares changes only when you deposit, move or leave; what one is worth changes with reports.',
  },
  slashing: {
    name: 'Slashing',
    says: 'The penalty for a validator that signs contradicting messages. It loses part of its stake and has to leave; the pool’s rate falls for all holders.',
  },
  validator: {
    name: 'Validator',
    says: 'A key that holds 32 ETH or more on the beacon chain, signs blocks and is paid, or penalised, for it.',
  },
  wrapping: {
    name: 'Wrapping',
    says: 'Exchanging a rebasing token for its accruing form at the present rate, or back. Nothing is sold and no fee is taken besides gas.',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

/** A word that the glossary explains. */
export type TermId = keyof typeof GLOSSARY;

/** Every word of the glossary with its id, in the order of the names. */
export function glossaryEntries(): readonly (GlossaryEntry & { readonly id: TermId })[] {
  return (Object.keys(GLOSSARY) as TermId[])
    .map((id) => ({ id, ...GLOSSARY[id] }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
