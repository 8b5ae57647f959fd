import { parseEther } from 'viem';

import { earnedBy } from '../earned';
import { count, cut, day, exact, gained, pastMoment, span, words } from '../figure-maths';
import { redeemed, worthOf } from '../holdings';
import { marksOf, poolNamed } from '../pool-history';
import { requestOf } from '../queue-requests';
import { type ReadAt, wordOf } from '../read-at';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';

const ON = /^\/position\/0x/;
const DATE = String.raw`\d{1,2} [A-Z][a-z]{2,3} \d{4}`;

/** The rows of requests that wait. */
export function requestRows(on: RegExp): readonly BareRule[] {
  return [
    {
      on,
      column: /^Where it stands$/,
      says: /^asked (\d+ \w+ \d{4}, \d\d:\d\d UTC)$/,
      is: async (asked) => [pastMoment((await requestOf(asked.at, idOf(asked))).at)],
    },
  ];
}

/** The position of an account, for whom nothing is ready to be claimed. */
export const POSITION_RULES: readonly BareRule[] = [
  {
    on: ON,
    label: /^Earned so far$/,
    says: new RegExp(`^by the last report, (.+?) ?, (${DATE})$`),
    is: async ({ at, account }) => {
      const last = (await earnedBy(at, account)).reports.at(-1);
      if (last === undefined) throw new Error('no report found anything held');
      return [words(last.pool === 'lido' ? 'Lido' : last.pool), day(last.at, true)];
    },
  },
  {
    on: ON,
    label: /^Its own yearly rate/,
    says: /^over (\d+ \w+) ?, (\d+) reports? ?: earned ÷ what was there to earn, by time$/,
    is: async ({ at, account }) => {
      const { since, reports } = await earnedBy(at, account);
      if (since === null) throw new Error('the account never had anything');
      return [span(at.block.timestamp - since), count(BigInt(reports.length))];
    },
  },
  {
    on: ON,
    heading: /^Holds$/,
    says: /^The account also has ([\d,. ]+) ETH that is not staked, which is not counted here\.$/,
    is: async ({ at, account }) => [
      cut(await at.client.getBalance({ address: account, blockNumber: at.block.number }), 6),
    ],
  },
  ...requestRows(ON),
  ...noFigure(ON, 'the name of a window', /^(7|30|90|365) days$/).map((rule) => ({
    ...rule,
    heading: /^What it earned$/,
  })),
  {
    on: ON,
    label: /^Now, as the contracts say$/,
    says: /^([\d,. ]+)$/,
    is: async (asked) => {
      const now = await sectionWorth(asked);
      const sum = linesOf(asked).reduce((total, { text }) => total + signed(text), 0n);
      if (sum !== now) throw new Error(`its lines are ${sum} wei together, and the contracts say ${now}`);
      return [exact(now)];
    },
  },
  // Its lines are held against the contracts together, by the line that is their sum.
  ...noFigure(ON, 'a line of the statement', /^[+−]?[\d,]+(\.[\d ]+)?$/).map((rule) => ({
    ...rule,
    heading: /^(All pools|.+ vault|Lido|Rocket Pool), ETH$/,
  })),
  ...noFigure(ON, 'a hash', /^Made from inputs with the SHA-256 [0-9a-f]{64} ?\.$/),
  {
    on: ON,
    heading: /^Worth, ETH$/,
    says: new RegExp(`^(${DATE}): ([\\d,. ]+) ETH$`),
    is: async (asked) => [day(asked.at.block.timestamp, true), cut(await worth(asked), 6)],
  },
  {
    on: ON,
    heading: /^Worth, ETH$/,
    says: new RegExp(`^Worth: from [\\d,. ]+ on ${DATE} to ([\\d,. ]+) ETH on (${DATE})\\. ?$`),
    is: async (asked) => [cut(await worth(asked), 6), day(asked.at.block.timestamp, true)],
  },
  {
    on: ON,
    heading: /^Worth, ETH$/,
    column: /^ETH$/,
    says: /^([\d,. ]+)$/,
    // What it was worth before is what the ledger says, whose lines are judged below.
    is: async (asked) => [asked.nth === 0 ? cut(await worth(asked), 6) : null],
  },
  ...noFigure(ON, 'a day of the ledger', new RegExp(`^${DATE}$`)).map((rule) => ({
    ...rule,
    heading: /^(Worth|Earned), ETH$/,
  })),
  {
    on: ON,
    heading: /^Earned, ETH$/,
    says: new RegExp(`^(${DATE}): ([+−<>]?[\\d,. ]+) ETH$`),
    is: async (asked) => [day(asked.at.block.timestamp, true), await earned(asked)],
  },
  {
    on: ON,
    heading: /^Earned, ETH$/,
    says: new RegExp(
      `^Earned: from [+−<>]?[\\d,. ]+ on ${DATE} to ([+−<>]?[\\d,. ]+) ETH on (${DATE})\\. No report brought a loss\\.$`,
    ),
    is: async (asked) => [await earned(asked), day(asked.at.block.timestamp, true)],
  },
  {
    on: ON,
    heading: /^Earned, ETH$/,
    says: /^([+−<>]?[\d,. ]+)$/,
    // What it had earned before is what the ledger says, whose lines are judged below.
    is: async (asked) => [asked.nth === 0 ? await earned(asked) : null],
  },
  { on: ON, says: /^The account’s ledger, newest first, page (1) of (1)$/, is: async () => [count(1n), count(1n)] },
  {
    on: ON,
    heading: /^Ledger$/,
    says: new RegExp(`^(${DATE}), (.+), block ([\\d,]+)$`),
    is: async ({ at, groups }) => {
      const number = BigInt((groups[2] ?? '').replaceAll(',', ''));
      const { timestamp } = await at.client.getBlock({ blockNumber: number });
      return [day(timestamp, true), null, number > at.block.number ? count(at.block.number) : null];
    },
  },
  {
    on: ON,
    heading: /^Ledger$/,
    column: /^(Change|Worth after it)$/,
    says: /^(?:then )?([\d,]+\.[\d ]+)$/,
    is: async (asked) => [await balanceAfter(asked)],
  },
  {
    on: ON,
    heading: /^Ledger$/,
    column: /^Change$/,
    says: /^([+−][\d,]+\.[\d ]+|[<>][−\d,. ]+)$/,
    is: async (asked) => [changeBetween(asked)],
  },
  {
    on: ON,
    heading: /^Ledger$/,
    says: /^(\d+) lines, page (1) of (1)$/,
    is: async ({ page }) => [count(BigInt(ledgerRows(page).length)), count(1n), count(1n)],
  },
  ...noFigure(
    ON,
    'words about files',
    /^Days are in UTC; .* the SHA-256 of what it was made from\. .* It is a record, not tax advice\.$/,
  ),
];

const earned = async ({ at, account }: BareAsked) => gained((await earnedBy(at, account)).earned);
const worth = ({ at, account }: BareAsked) => worthOf(at, account);
const idOf = ({ bare }: BareAsked) => BigInt(/#(\d+)/.exec(bare.row)?.[1] ?? -1);

/** What a section of the statement ends with. */
async function sectionWorth({ at, account, bare }: BareAsked): Promise<bigint> {
  return bare.heading.startsWith('All pools') ? worthOf(at, account) : worthIn(at, account, poolNamed(bare.heading));
}

async function worthIn(at: ReadAt, account: BareAsked['account'], pool: ReturnType<typeof poolNamed>): Promise<bigint> {
  const { vault, rocketPool } = at.contracts;
  const held = (token: `0x${string}`) => wordOf(at, token, 'balanceOf(address)', [account]);
  if (pool === 'vault') return redeemed(at, await held(vault.share));
  if (pool === 'rocket-pool') {
    const { RocketTokenRETH: token } = rocketPool.addresses;
    return wordOf(at, token, 'getEthValue(uint256)', [await held(token)]);
  }
  return (await worthOf(at, account)) - (await redeemed(at, await held(vault.share)));
}

/** The lines of the same section, without its sum. */
function linesOf({ bare, page }: BareAsked) {
  return page.bare.filter(
    ({ heading, label, text }) =>
      heading === bare.heading && label !== bare.label && /^[+−]?[\d,]+(\.[\d ]+)?$/.test(text),
  );
}

function signed(text: string): bigint {
  const amount = parseEther(text.replace(/[+−, ]/g, ''));
  return text.startsWith('−') ? -amount : amount;
}

type Page = BareAsked['page'];

/** The rows of the ledger, newest first: which pool, which block, and the texts of its cells. */
function ledgerRows({ bare }: Page) {
  const inLedger = bare.filter(({ heading, place }) => heading === 'Ledger' && place !== null);
  return [...new Set(inLedger.map(({ place }) => place))].flatMap((place) => {
    const cells = inLedger.filter((one) => one.place === place);
    const told = cells.map(({ text }) => /^.+ \d{4}, (.+), block ([\d,]+)$/.exec(text)).find((found) => found !== null);
    if (!told) return [];
    const amounts = cells.filter(({ column }) => column === 'Worth after it').map(({ text }) => text);
    return [
      { place, pool: told[1] ?? '', block: BigInt((told[2] ?? '').replaceAll(',', '')), after: amounts[0] ?? '' },
    ];
  });
}

/** What the pool's part was worth after the last line of a block; of the lines before it in the block nothing is known. */
async function balanceAfter(asked: BareAsked) {
  const rows = ledgerRows(asked.page);
  const index = rows.findIndex(({ place }) => place === asked.bare.place);
  const row = rows[index];
  if (row === undefined) throw new Error('it is in no row of the ledger');
  const isLast = !rows.slice(0, index).some(({ pool, block }) => pool === row.pool && block === row.block);
  const isAmount = asked.bare.column === 'Worth after it' || asked.bare.text.startsWith('then');
  if (!isAmount) return changeBetween(asked);
  // A report in the same block comes on top of it.
  const isReported = (await marksOf(asked.at, poolNamed(row.pool))).some(({ block }) => block === row.block);
  if (!isLast || isReported) return null;
  const at = { ...asked.at, block: { ...asked.at.block, number: row.block } };
  return cut(await worthIn(at, asked.account, poolNamed(row.pool)), 6);
}

/** A line's change is what lies between the line before it and itself, up to what is cut off from the three. */
function changeBetween({ page, bare, groups }: BareAsked) {
  const rows = ledgerRows(page);
  const index = rows.findIndex(({ place }) => place === bare.place);
  const row = rows[index];
  if (row === undefined) throw new Error('it is in no row of the ledger');
  const before = rows.slice(index + 1).find(({ pool }) => pool === row.pool);
  const change = signed(row.after) - (before === undefined ? 0n : signed(before.after));
  const told = /^[<>]/.test(groups[0] ?? '') ? 0n : signed(groups[0] ?? '');
  const apart = told > change ? told - change : change - told;
  if (apart > 2n * 10n ** 12n) throw new Error(`between its lines lie ${change} wei`);
  return null;
}
