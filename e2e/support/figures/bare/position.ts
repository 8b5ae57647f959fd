import { earnedBy } from '../earned';
import { count, cut, day, gained, pastMoment, words } from '../figure-maths';
import { worthOf } from '../holdings';
import { rowsOf } from '../ledger-readers';
import { requestOf } from '../queue-requests';
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
  ...requestRows(ON),
  ...noFigure(ON, 'the name of a window', /^(7|30|90|365) days$/).map((rule) => ({
    ...rule,
    heading: /^What it earned$/,
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
    says: /^(\d+) lines, page (1) of (1)$/,
    is: async ({ page }) => [count(BigInt(rowsOf(page).length)), count(1n), count(1n)],
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
