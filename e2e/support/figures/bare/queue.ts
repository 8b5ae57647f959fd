import { count, day, ether, moment, pastMoment, span } from '../figure-maths';
import { claimOf, marksOf, type Payment, paymentOf, paymentsOf, sumAsked } from '../pool-history';
import { idIn, nextReference, requestMargin } from '../queue-readers';
import { requestOf } from '../queue-requests';
import type { ReadAt } from '../read-at';
import { type BareRule, noFigure } from './bare-rule';
import { ETA_RECORD } from './eta-record';

const QUEUE = /^\/queue$/;
const REQUEST = /^\/queue\/\d+$/;
const BOTH = /^\/queue/;
const MOMENT = String.raw`\d{1,2} \w+, \d\d:\d\d UTC`;
const PAST = String.raw`\d{1,2} \w+ \d{4}, \d\d:\d\d UTC`;
const SPAN = String.raw`\d+ (?:s|min|hours?|days?)`;

/** The queue, and each request's own page. */
export const QUEUE_RULES: readonly BareRule[] = [
  ...noFigure(BOTH, 'the name of a part of the estimate', /^(1|9) in 10 are paid by$/),
  ...noFigure(BOTH, 'an estimate counted down by the second', new RegExp(`^in ${SPAN}$`)).map((rule) => ({
    ...rule,
    label: / paid by$/,
  })),
  {
    on: BOTH,
    label: /^What would change it$/,
    says: new RegExp(`^Asked for before (${MOMENT}), it would be a report earlier\\.$`),
    is: async ({ at }) => [moment((await nextReference(at)) - (await requestMargin(at)))],
  },
  ...noFigure(
    BOTH,
    'a part of the estimate',
    /^With [\d,.]+ ETH more at hand, the next report that may pay it would\.$/,
    new RegExp(`^Validators that are leaving are counted as a beacon node knew of them on ${MOMENT}\\.$`),
  ),
  {
    on: QUEUE,
    label: /^Next report$/,
    says: new RegExp(
      `^(?:until its data is taken,|Its data was taken) (${MOMENT}) ?\\.(?: Recent ones landed after that\\.)?$`,
    ),
    is: async ({ at }) => [moment(await nextReference(at))],
  },
  {
    on: QUEUE,
    heading: /^What was paid$/,
    says: new RegExp(
      `^(\\d+) payments from (${PAST}) to (${PAST}), ([\\d,.]+) ETH together, the largest ([\\d,.]+) ETH\\. (\\d+) paid less than was asked for\\.$`,
    ),
    is: async ({ at }) => {
      const payments = await paymentsOf(at);
      const [oldest, newest] = [nth(payments, 0), nth(payments, -1)];
      const short = await shortOf(at);
      return [
        count(BigInt(payments.length)),
        pastMoment(oldest.at),
        pastMoment(newest.at),
        ether(payments.reduce((sum, { wei }) => sum + wei, 0n)),
        ether(mostOf(payments)),
        count(BigInt(short.length)),
      ];
    },
  },
  {
    on: QUEUE,
    heading: /^What was paid$/,
    says: /^\. (\d+) of them, marked, paid less than was asked for, after a loss\.$/,
    is: async ({ at }) => [count(BigInt((await shortOf(at)).length))],
  },
  {
    on: QUEUE,
    heading: /^What was paid$/,
    says: /^(\d{1,2} [A-Z][a-z]{2,3})$/,
    is: async ({ at, nth: index }) => [day(nth(await paymentsOf(at), index === 0 ? 0 : -1).at)],
  },
  {
    on: QUEUE,
    heading: /^What was paid$/,
    says: /^the highest bar is ([\d,.]+) ETH$/,
    is: async ({ at }) => [ether(mostOf(await paymentsOf(at)))],
  },
  ...ETA_RECORD,
  { on: REQUEST, label: /^$/, says: /^Request # ?(\d+)$/, is: async ({ path }) => [count(idIn(path))] },
  {
    on: REQUEST,
    label: /^What happened$/,
    says: new RegExp(`^(${PAST})$`),
    is: async ({ at, path }) => [pastMoment((await requestOf(at, idIn(path))).at)],
  },
  {
    on: REQUEST,
    label: /^What happened$/,
    says: new RegExp(`^the report of (${PAST})$`),
    is: async ({ at, path }) => {
      const { block } = await paymentOf(at, idIn(path));
      const report = (await marksOf(at, 'lido')).find((mark) => mark.block === block);
      if (report === undefined) throw new Error(`no report in block ${block}`);
      return [pastMoment(report.at)];
    },
  },
  {
    on: REQUEST,
    label: /^What happened$/,
    says: new RegExp(`^(${PAST}) ?, (${SPAN}) after it was asked for$`),
    is: async ({ at, path }) => {
      const [paid, asked] = [await paymentOf(at, idIn(path)), await requestOf(at, idIn(path))];
      return [pastMoment(paid.at), span(paid.at - asked.at)];
    },
  },
  {
    on: REQUEST,
    label: /^What happened$/,
    says: new RegExp(`^(${PAST}) ?, to$`),
    is: async ({ at, path }) => {
      const { block: blockNumber } = await claimOf(at, idIn(path));
      return [pastMoment((await at.client.getBlock({ blockNumber })).timestamp)];
    },
  },
];

function nth(payments: readonly Payment[], index: number): Payment {
  const one = payments.at(index);
  if (one === undefined) throw new Error('there is no such payment');
  return one;
}

/** Payments of less than was asked for, by more than whole shares make it. */
async function shortOf(at: ReadAt): Promise<readonly Payment[]> {
  const asked = await Promise.all(
    (await paymentsOf(at)).map(async (one) => ({ one, asked: await sumAsked(at, one.from, one.to) })),
  );
  return asked.filter(({ one, asked: wei }) => wei - one.wei > (one.to - one.from + 1n) * 2n).map(({ one }) => one);
}

function mostOf(payments: readonly Payment[]): bigint {
  return payments.reduce((most, { wei }) => (wei > most ? wei : most), 0n);
}
