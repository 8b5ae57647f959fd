import { count, cut, moment, percent } from '../figure-maths';
import { paymentsOf } from '../pool-history';
import { requestOf } from '../queue-requests';
import { type BareAsked, type BareRule, noFigure } from './bare-rule';

const ON = /^\/queue$/;
const HEADING = /^How estimates fared$/;
const MOMENT = String.raw`\d{1,2} \w+, \d\d:\d\d UTC`;

const RULES: readonly BareRule[] = [
  ...noFigure(
    ON,
    'the estimate itself, made again: how good it is measures the bench of waiting times',
    new RegExp(`^(said )?${MOMENT} to ${MOMENT}$`),
  ),
  ...noFigure(
    ON,
    'how it is made, and how far it has got',
    /^For past requests the estimate is made again .* for about 80 of 100\. .*$/,
    /^Not enough has happened yet: \d+ past requests can be tried, and at least 10 are needed to say anything\.$/,
    /^\d+ of \d+ are worked out; the rest follows within a minute\.$/,
  ),
  {
    on: ON,
    says: new RegExp(`^asked (${MOMENT})$`),
    is: async (asked) => [moment((await requestOf(asked.at, idOf(asked))).at)],
  },
  { on: ON, says: new RegExp(`^(${MOMENT})$`), is: async (asked) => [moment(await paidAt(asked))] },
  {
    on: ON,
    column: /^ETH$/,
    says: /^([\d,]+\.\d{3} \d{3})$/,
    is: async (asked) => [cut((await requestOf(asked.at, idOf(asked))).wei, 6)],
  },
  {
    on: ON,
    says: /^paid within the range: (\d+) of (\d+)$/,
    // Which side of a bound a payment was on is not in the rows, whose moments are cut to the minute: lib/domain/eta-record.
    is: async ({ page }) => [null, count(BigInt(trialsOf(page.bare)))],
  },
  {
    on: ON,
    says: /^(\d+) %$/,
    is: async ({ page }) => {
      const [inside, all] = scoreOf(page.bare);
      return [percent(inside, all, 0)];
    },
  },
  {
    on: ON,
    says: /^(\d+) earlier, (\d+) later.*$/,
    is: async ({ page, groups }) => {
      const [inside, all] = scoreOf(page.bare);
      const outside = BigInt(groups[0] ?? -1) + BigInt(groups[1] ?? -1);
      if (outside !== all - inside) throw new Error(`${all - inside} were not paid within the range`);
      return [null, null];
    },
  },
];

/** How estimates that are made again for past requests fared. What was said is the estimate itself; the rest is compared. */
export const ETA_RECORD: readonly BareRule[] = RULES.map((rule) => ({ ...rule, heading: HEADING }));

const idOf = ({ bare }: BareAsked) => BigInt(/^#(\d+?)(?= ?asked)/.exec(bare.row)?.[1] ?? -1);

async function paidAt(asked: BareAsked): Promise<bigint> {
  const id = idOf(asked);
  const payment = (await paymentsOf(asked.at)).find(({ from, to }) => from <= id && id <= to);
  if (payment === undefined) throw new Error(`request ${id} is not paid`);
  return payment.at;
}

type Bare = BareAsked['page']['bare'];

/** "N of M": how many were paid within the range, and of how many something was said. */
function scoreOf(bare: Bare): readonly [bigint, bigint] {
  const found = bare
    .map(({ text }) => /^paid within the range: (\d+) of (\d+)$/.exec(text))
    .find((one) => one !== null);
  if (!found) throw new Error('no score is told');
  return [BigInt(found[1] ?? 0), BigInt(found[2] ?? 0)];
}

/** How many rows there are of which something was said. */
function trialsOf(bare: Bare): number {
  const inRecord = bare.filter(({ heading, place }) => HEADING.test(heading) && place !== null);
  const said = inRecord.filter(({ text }) => new RegExp(`^(?:said )?${MOMENT} to ${MOMENT}$`).test(text));
  return new Set(said.map(({ place }) => place)).size;
}
