import type { Address } from 'viem';

import { lidoRecords } from '@/lib/protocols/lido/records';
import { rocketPoolRecords } from '@/lib/protocols/rocket-pool/records';

import { count, ether, percent, span } from '../figure-maths';
import { windowOf } from '../pool-history';
import { type ReadAt, wordOf, wordsOf } from '../read-at';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';
import { poolNamed } from './charts';
import { stakeLimit } from './forms';

const ALL = /^\/protocols/;
const LIDO = /^\/protocols\/lido$/;
const ONE = 10n ** 18n;
/** A block of the local chain's network, as its page counts it. */
const BLOCK_SECONDS = 5n;

/** The comparison of pools and the page of each. */
export const PROTOCOL_RULES: readonly BareRule[] = [
  ...noFigure(ALL, 'the name of a window', /^, (7|30|90) days$/, /^over (7|30|90) days$/),
  {
    on: ALL,
    label: /\d+ days$/,
    says: /^(\d+) reports?$/,
    is: async (asked) => [count((await windowAsked(asked)).count)],
  },
  {
    on: ALL,
    label: /\d+ days$/,
    says: /^(\d+) reports? ?, only (\d+ \w+) of it$/,
    is: async (asked) => {
      const { count: reports, seconds } = await windowAsked(asked);
      return [count(reports), span(seconds)];
    },
  },
  {
    on: LIDO,
    label: /^How it grows back$/,
    says: /^([\d.,]+) ETH a block, all of it in (\d+ \w+)$/,
    is: async ({ at }) => {
      const { max, blocks } = await stakeLimit(at);
      return [ether(max / blocks), span(blocks * BLOCK_SECONDS)];
    },
  },
  ...noFigure(LIDO, 'the name of a module', /^curated-onchain-v1$/),
  {
    on: LIDO,
    column: /^Operators$/,
    says: /^(\d+)$/,
    is: async ({ at }) => [count(await wordOf(at, registryOf(at), 'getNodeOperatorsCount()'))],
  },
  {
    on: LIDO,
    label: /^curated-onchain-v1/,
    column: /^Waiting keys$/,
    says: /^(\d+)$/,
    is: async ({ at }) => {
      const [, , depositable = 0n] = await wordsOf(at, registryOf(at), 'getStakingModuleSummary()');
      return [count(depositable)];
    },
  },
  {
    on: LIDO,
    column: /^Fee, module and treasury$/,
    says: /^([\d.]+) \+ ([\d.]+) %$/,
    is: async ({ at }) => {
      const [operators, treasury] = await moduleParts(at);
      return [percent(operators, 10_000n), percent(treasury, 10_000n)];
    },
  },
  {
    on: LIDO,
    column: /^Most of all stake$/,
    says: /^([\d.]+) %$/,
    is: async ({ at }) => [percent((await moduleParts(at))[2], 10_000n)],
  },
  {
    on: LIDO,
    column: /^Operator$/,
    says: /^curated-onchain-v1, no\. (\d+)$/,
    // Its own figure is read by its name, and says which number it is read with.
    is: async ({ bare, page }) => [count(numberOf(page, bare.place))],
  },
  {
    on: LIDO,
    column: /^Operator$/,
    says: /^(\d+) exited, (\d+) keys wait$/,
    is: async (asked) => {
      const { exited, waiting } = await operatorIn(asked);
      return [count(exited), count(waiting)];
    },
  },
  {
    on: LIDO,
    column: /^Exited$/,
    says: /^(\d+)$/,
    is: async (asked) => [count((await operatorIn(asked)).exited)],
  },
  {
    on: LIDO,
    column: /^Waiting keys$/,
    says: /^(\d+)$/,
    is: async (asked) => [count((await operatorIn(asked)).waiting)],
  },
  {
    on: LIDO,
    column: /^Share$/,
    says: /^([\d.]+) %$/,
    is: async (asked) => {
      const { at } = asked;
      const [exited = 0n, deposited = 0n] = await wordsOf(at, registryOf(at), 'getStakingModuleSummary()');
      return [percent((await operatorIn(asked)).working, deposited - exited, 1)];
    },
  },
  {
    on: /^\/protocols\/(lido|rocket-pool)$/,
    label: /^Oracle/,
    says: /^report what the validators have\. (\d+) must say the same before the exchange rate moves\.$/,
    is: async ({ at, path }) => [count(await quorum(at, poolNamed(path)))],
  },
  {
    on: ALL,
    heading: /^Contracts$/,
    says: /^([\d,]+) bytes$/,
    is: async ({ at, nth, page }) => {
      // Each stands after the hash of the same code.
      const command = page.figures.filter(({ title }) => title === 'Code at the address')[nth]?.command ?? '';
      const address = /^cast codehash (0x[0-9a-fA-F]{40}) --block/.exec(command)?.[1];
      const code = await at.client.getCode({ address: address as Address, blockNumber: at.block.number });
      return [count(BigInt((code ?? '0x').length / 2 - 1))];
    },
  },
  ...noFigure(
    ALL,
    'the name of a contract or of a standard',
    /^WithdrawalQueueERC721$/,
    /^ERC-4626 vault$/,
    /^The hash is keccak256 of the code at that block: .* by its ERC-1967 slot, or by its own word \(ERC-897\)\.$/,
  ),
  {
    on: ALL,
    heading: /^(Governance|Audits|Incidents and disclosures|Bug bounty)/,
    says: /^/,
    is: async ({ bare }) => {
      if (!isOnRecord(bare.text)) throw new Error('it is on no record');
      return [];
    },
  },
];

const RECORDS = JSON.stringify([lidoRecords, rocketPoolRecords]);

/** Facts that are kept by hand with their source and day, as they are written down. */
function isOnRecord(text: string): boolean {
  return text
    .split(' · ')
    .every((part) => RECORDS.includes(JSON.stringify(part.replace(/^reviewed /, '')).slice(1, -1)));
}

function registryOf(at: ReadAt): Address {
  return at.contracts.addresses.NodeOperatorsRegistry;
}

function windowAsked({ at, bare, path }: BareAsked) {
  const days = BigInt(/(\d+) days$/.exec(bare.label)?.[1] ?? 0);
  return windowOf(at, poolNamed(path === '/protocols' ? bare.column : path), days);
}

/** What goes to operators, to the treasury, and how much of all stake it may have: basis points. */
async function moduleParts(at: ReadAt): Promise<readonly [operators: bigint, treasury: bigint, share: bigint]> {
  // offset, id, address, fee, treasury's fee, most of all stake
  const words = await wordsOf(at, at.contracts.addresses.StakingRouter, 'getStakingModule(uint256)', [1n]);
  return [words[3] ?? 0n, words[4] ?? 0n, words[5] ?? 0n];
}

function numberOf(page: BareAsked['page'], place: number | null): bigint {
  const command = page.figures.find((figure) => figure.place === place)?.command ?? '';
  return BigInt(/" (\d+) --block/.exec(command)?.[1] ?? -1);
}

async function operatorIn({ at, bare, page }: BareAsked) {
  const summary = await wordsOf(at, registryOf(at), 'getNodeOperatorSummary(uint256)', [numberOf(page, bare.place)]);
  const [exited = 0n, deposited = 0n, waiting = 0n] = summary.slice(5);
  return { exited, waiting, working: deposited - exited };
}

/** How many members of an oracle have to say the same. */
async function quorum(at: ReadAt, pool: ReturnType<typeof poolNamed>): Promise<bigint> {
  const { addresses, rocketPool } = at.contracts;
  if (pool === 'lido') return wordOf(at, addresses.HashConsensus, 'getQuorum()');
  const { RocketDAOProtocolSettingsNetwork: settings, RocketDAONodeTrusted: members } = rocketPool.addresses;
  const [part, all] = await Promise.all([
    wordOf(at, settings, 'getNodeConsensusThreshold()'),
    wordOf(at, members, 'getMemberCount()'),
  ]);
  return (all * part + ONE - 1n) / ONE;
}
