import { parseEther } from 'viem';

import { MULTICALL3 } from '@/lib/chain/networks';

import { count, cut, ether, exact, moment, pastMoment, said, spans, textOf, words } from './figure-maths';
import { landingsOf } from './landing';
import { claimOf, paymentOf, paymentsOf, sumAsked } from './pool-history';
import { ordinal, placeOf, requestOf } from './queue-requests';
import { type ReadAt, wordOf, wordsOf } from './read-at';
import { answer, blockOf, type Contract, FILLED, made, type Readers } from './reader';
import { checkOneBlock } from './report-readers';
import type { PageNumbers, ShownFigure } from './shown-figures';

const lido: Contract = ({ addresses }) => addresses.Lido;
const queue: Contract = ({ addresses }) => addresses.WithdrawalQueueERC721;

/** Lido's queue, and what can pay it. */
export const QUEUE: Readers = {
  'Lido: Kept for deposits': answer(lido, 'getDepositsReserve()'),
  'Lido: In vaults of single stakers': answer(lido, 'getExternalEther()'),
  'Lido: ETH of the consensus layer': made(lido, async ({ at, figure }) => {
    const [working = 0n, pending = 0n, since = 0n] = await wordsOf(at, lido(at.contracts), 'getBalanceStats()');
    const lines = { 'With validators': working, 'On the way': pending, 'Deposited since': since };
    const line = Object.entries(lines).find(([name]) => figure.label.startsWith(name));
    if (line === undefined) throw new Error(`no line "${figure.label}"`);
    return ether(line[1]);
  }),
  'Lido: What the next report can pay with': made(lido, async ({ at }) => ether(await payableOf(at))),
  'WithdrawalQueueERC721: Queued to leave': answer(queue, 'unfinalizedStETH()'),
  'WithdrawalQueueERC721: Requests in the queue': answer(queue, 'unfinalizedRequestNumber()', count),
  'WithdrawalQueueERC721: Ready to claim': answer(queue, 'getLockedEtherAmount()'),
  'WithdrawalQueueERC721: Payments': made(queue, async ({ at }) => {
    const payments = await paymentsOf(at);
    const sum = payments.reduce((total, { wei }) => total + wei, 0n);
    return said(/^(\d+) payments, ([\d,.]+) ETH$/, count(BigInt(payments.length)), ether(sum));
  }),
  'WithdrawalQueueERC721: Payment': made(queue, async ({ at, figure }) => {
    const block = blockOf(figure);
    checkOneBlock({ figure }, block);
    const payment = (await paymentsOf(at)).find((one) => one.block === block);
    if (payment === undefined) throw new Error(`no payment in block ${block}`);
    if (!figure.rowName.startsWith(textOf(pastMoment(payment.at)))) throw new Error(`it was paid at ${payment.at}`);
    return cut(payment.wei, 6);
  }),
  'WithdrawalQueueERC721: Asked for': made(queue, async ({ at, figure }) => {
    const [, first = '-1', last = '-1'] =
      /^the sum of what requests (\d+) to (\d+) asked for/.exec(figure.formula) ?? [];
    const payment = await paymentOf(at, BigInt(first));
    if (payment.from !== BigInt(first) || payment.to !== BigInt(last))
      throw new Error(`no payment of ${first} to ${last}`);
    const ids = Array.from(
      { length: Number(payment.to - payment.from) + 1 },
      (_, index) => payment.from + BigInt(index),
    );
    if (!figure.command.includes(` [${ids.slice(0, 20).join(',')}] --block`)) throw new Error(figure.command);
    return cut(await sumAsked(at, payment.from, payment.to), 6);
  }),
  'WithdrawalQueueERC721: Was paid': made(queue, async ({ at, figure, page }) => {
    const { at: paid, block } = await paymentOf(at, requestIn(figure, page));
    checkOneBlock({ figure }, block);
    return pastMoment(paid);
  }),
  'WithdrawalQueueERC721: Waited': made(queue, async ({ at, figure, page }) => {
    const { at: paid, from, to } = await paymentOf(at, requestIn(figure, page));
    if (!figure.command.includes(` [${from === to ? from : `${from},${to}`}] --block`)) throw new Error(figure.command);
    const [first, last] = await Promise.all([requestOf(at, from), requestOf(at, to)]);
    return spans(paid - last.at, paid - first.at);
  }),
  'WithdrawalQueueERC721: Its place': made(queue, async ({ at, path }) =>
    words(ordinal((await placeOf(at, idIn(path))).position)),
  ),
  'WithdrawalQueueERC721: ETH ahead': made(queue, async ({ at, path, figure }) => {
    const isRow = figure.place !== null;
    const id = isRow ? BigInt(/#(\d+)/.exec(figure.rowName)?.[1] ?? -1) : idIn(path);
    const { position, length, ahead } = await placeOf(at, id);
    const named = Array.from({ length: Number(position) - 1 }, (_, index) => id - position + 1n + BigInt(index));
    if (!figure.command.includes(` [${named.slice(0, 20).join(',')}] --block`)) throw new Error(figure.command);
    return isRow
      ? said(/^(\w+) of (\d+), ([\d,.]+) ETH ahead$/, words(ordinal(position)), count(length), ether(ahead))
      : said(/^([\d,.]+) ETH$/, ether(ahead));
  }),
  'WithdrawalQueueERC721: Most of one request': answer(queue, 'MAX_STETH_WITHDRAWAL_AMOUNT()'),
  'Lido: Pays at most': made(lido, async () => exact(parseEther(FILLED))),
  'Lido: When reports land': made(lido, ({ at }) => landingsOf(at)),
  'Lido: Requests it covers': made(lido, async ({ at }) => {
    const funds = await payableOf(at);
    const waiting = await wordOf(at, queue(at.contracts), 'unfinalizedRequestNumber()');
    const asked = await wordOf(at, queue(at.contracts), 'unfinalizedStETH()');
    // In the journey there is always enough; of a queue that is not covered the estimate’s own tests speak.
    if (asked > funds) throw new Error(`${asked} wei are asked for, and ${funds} are there`);
    return waiting === 1n ? words('the one that waits') : said(/^all (\d+) that wait$/, count(waiting));
  }),
  'Multicall3: Paid out by validators': made(
    () => MULTICALL3,
    async ({ at }) =>
      ether(
        await at.client.getBalance({
          address: at.contracts.addresses.WithdrawalVault,
          blockNumber: at.block.number,
        }),
      ),
  ),
  'Multicall3: Fees and MEV collected': made(
    () => MULTICALL3,
    async ({ at }) =>
      ether(
        await at.client.getBalance({
          address: at.contracts.addresses.LidoExecutionLayerRewardsVault,
          blockNumber: at.block.number,
        }),
      ),
  ),
  'WithdrawalQueueERC721: Withdrawal request': made(queue, async ({ at, figure }) => {
    const id = /\[(\d+)\] --block/.exec(figure.command)?.[1] ?? '0';
    const { wei, shares, at: asked } = await requestOf(at, BigInt(id));
    // A row whose name is a request's is of that one.
    if (figure.place !== null && !figure.rowName.startsWith(`#${id}`)) throw new Error(`read by ${figure.command}`);
    if (figure.text.endsWith('UTC')) return pastMoment(asked);
    if (figure.place !== null) return cut(wei, 6);
    return exact(figure.label.startsWith('In shares') ? shares : wei);
  }),
  'WithdrawalQueueERC721: Paid': made(queue, async ({ at, figure, path }) => {
    const { wei } = await claimOf(at, idIn(path));
    if (!figure.command.includes('WithdrawalClaimed')) throw new Error(`read by ${figure.command}`);
    return cut(wei, 6);
  }),
  'OracleReportSanityChecker: Latest request it pays': made(
    ({ addresses }) => addresses.OracleReportSanityChecker,
    async ({ at }) => moment((await nextReference(at)) - (await requestMargin(at))),
  ),
};

/** What of the buffer is not kept for deposits, and what the two vaults have. */
async function payableOf(at: ReadAt): Promise<bigint> {
  const { addresses } = at.contracts;
  const [buffered, kept, paidOut, fees] = await Promise.all([
    wordOf(at, addresses.Lido, 'getBufferedEther()'),
    wordOf(at, addresses.Lido, 'getDepositsReserve()'),
    at.client.getBalance({ address: addresses.WithdrawalVault, blockNumber: at.block.number }),
    at.client.getBalance({ address: addresses.LidoExecutionLayerRewardsVault, blockNumber: at.block.number }),
  ]);
  return buffered - kept + paidOut + fees;
}

/** The first request that a figure's row names. */
function requestIn({ place }: ShownFigure, { bare }: PageNumbers): bigint {
  const named = bare.find((one) => one.place === place && /^#\d+$/.test(one.text));
  return BigInt(named?.text.slice(1) ?? -1);
}

/** The request that a page is of. */
export function idIn(path: string): bigint {
  return BigInt(/^\/queue\/(\d+)$/.exec(path)?.[1] ?? -1);
}

/** When the next report's data is taken: that of the current frame until its report has landed, then of the one after. */
export async function nextReference(at: ReadAt): Promise<bigint> {
  const { HashConsensus: consensus, Accounting: accounting } = at.contracts.addresses;
  const [, epochs = 1n] = await wordsOf(at, consensus, 'getFrameConfig()');
  const [slots = 1n, seconds = 1n, genesis = 0n] = await wordsOf(at, consensus, 'getChainConfig()');
  const [slot = 0n] = await wordsOf(at, consensus, 'getCurrentFrame()');
  const current = genesis + slot * seconds;
  const landed = await wordOf(at, accounting, 'getLastReportTimestamp()');
  return current > landed ? current : current + epochs * slots * seconds;
}

/** Seconds that a request has to be older than a report's data. */
export async function requestMargin(at: ReadAt): Promise<bigint> {
  const limits = await wordsOf(at, at.contracts.addresses.OracleReportSanityChecker, 'getOracleReportLimits()');
  // Nine limits come before requestTimestampMargin.
  const margin = limits[9];
  if (margin === undefined) throw new Error('the checker has fewer limits');
  return margin;
}
