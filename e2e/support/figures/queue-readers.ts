import { MULTICALL3 } from '@/lib/chain/networks';

import { count, ether, moment } from './figure-maths';
import { paymentsOf } from './pool-history';
import { type ReadAt, wordOf, wordsOf } from './read-at';
import { answer, type Contract, made, type Readers } from './reader';

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
  'Lido: What the next report can pay with': made(lido, async ({ at }) => {
    const { addresses } = at.contracts;
    const [buffered, kept, paidOut, fees] = await Promise.all([
      wordOf(at, addresses.Lido, 'getBufferedEther()'),
      wordOf(at, addresses.Lido, 'getDepositsReserve()'),
      at.client.getBalance({ address: addresses.WithdrawalVault, blockNumber: at.block.number }),
      at.client.getBalance({ address: addresses.LidoExecutionLayerRewardsVault, blockNumber: at.block.number }),
    ]);
    return ether(buffered - kept + paidOut + fees);
  }),
  'WithdrawalQueueERC721: Queued to leave': answer(queue, 'unfinalizedStETH()'),
  'WithdrawalQueueERC721: Requests in the queue': answer(queue, 'unfinalizedRequestNumber()', count),
  'WithdrawalQueueERC721: Ready to claim': answer(queue, 'getLockedEtherAmount()'),
  'WithdrawalQueueERC721: Payments': made(queue, async ({ at }) => {
    const { count: payments } = await paymentsOf(at);
    return count(BigInt(payments));
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
  'OracleReportSanityChecker: Latest request it pays': made(
    ({ addresses }) => addresses.OracleReportSanityChecker,
    async ({ at }) => moment((await nextReference(at)) - (await requestMargin(at))),
  ),
};

/** When the next report's data is taken: that of the current frame until its report has landed, then of the one after. */
async function nextReference(at: ReadAt): Promise<bigint> {
  const { HashConsensus: consensus, Accounting: accounting } = at.contracts.addresses;
  const [, epochs = 1n] = await wordsOf(at, consensus, 'getFrameConfig()');
  const [slots = 1n, seconds = 1n, genesis = 0n] = await wordsOf(at, consensus, 'getChainConfig()');
  const [slot = 0n] = await wordsOf(at, consensus, 'getCurrentFrame()');
  const current = genesis + slot * seconds;
  const landed = await wordOf(at, accounting, 'getLastReportTimestamp()');
  return current > landed ? current : current + epochs * slots * seconds;
}

/** Seconds that a request has to be older than a report's data. */
async function requestMargin(at: ReadAt): Promise<bigint> {
  const limits = await wordsOf(at, at.contracts.addresses.OracleReportSanityChecker, 'getOracleReportLimits()');
  // Nine limits come before requestTimestampMargin.
  const margin = limits[9];
  if (margin === undefined) throw new Error('the checker has fewer limits');
  return margin;
}
