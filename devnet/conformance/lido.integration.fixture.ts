import { erc20Abi, parseEther } from 'viem';
import { describe, expect, it } from 'vitest';

import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import type { LidoContracts, LidoPool, LidoPosition } from '@/lib/protocols/lido/pool';
import type { ContractCall, Intent, KnownRequests, TxStep } from '@/lib/protocols/protocol';
import { shares, wei } from '@/lib/units/units';

import { pauseQueue, pauseStaking, reportLoss, setStakingLimit, stopProtocol } from '../controls';
import type { DevnetLink } from '../devnet-link';
import { finalizeAll } from '../pool-controls';
import { reportNow } from '../report-now';
import { slashNow } from '../slash-now';
import { amountUpTo, random } from './amounts.integration.fixture';
import { conform, conformMany } from './conform.integration.fixture';
import { type Picture, quoteAt, readPicture, type Subject } from './subject.integration.fixture';

const RUNS = 14;

/** Lido's adapter against its contracts. */
export function describeLido(link: () => DevnetLink, ofLido: () => Subject): void {
  const subject = (): Subject => ({ ...ofLido(), planAnyway, known: (contracts) => paymentsOf(link(), contracts) });
  const { intentOf, positionIn, fund } = intents(subject);

  describe('Lido', () => {
    it.each([
      { state: 'as it is', enter: () => Promise.resolve() },
      { state: 'after a gain', enter: () => reportNow(link()) },
      { state: 'after a loss', enter: () => reportLoss(link(), 1) },
      {
        state: 'after a slashing',
        enter: async () => {
          await slashNow(link(), 20);
          await reportNow(link());
        },
      },
      { state: 'near its staking limit', enter: () => setStakingLimit(link(), '3') },
    ])('$state: every quote is what happens', async ({ enter }) => {
      await fund();
      await enter();
      const tally = await conformMany(subject(), RUNS, intentOf);
      expect(tally.done).toBeGreaterThanOrEqual(RUNS / 3);
    });

    it.each([
      { state: 'staking is paused', enter: () => pauseStaking(link()), codes: ['staking-paused'] },
      { state: 'the queue is paused', enter: () => pauseQueue(link()), codes: ['queue-paused'] },
      { state: 'all is stopped', enter: () => stopProtocol(link()), codes: ['protocol-stopped'] },
    ] as const)('while $state: what is refused is refused by the contracts', async ({ enter, codes }) => {
      await fund();
      await enter();
      const tally = await conformMany(subject(), RUNS, intentOf);
      for (const code of codes) expect(tally[code]).toBeGreaterThan(0);
    });

    it('after requests were paid, one with a discount: every claim brings what was quoted', async () => {
      await fund();
      for (const amount of ['1', '20.000000000000000007', '300'])
        expect(await conform(subject(), requestOf(parseEther(amount)))).toBe('done');
      await reportLoss(link(), 0.5);
      await finalizeAll(link());
      const picture = await readPicture(subject());
      expect(picture.stages.position).toBe(2);
      // Without the logs it is three: what is claimable is answered only with a hint, and hints only for known ids.
      const { known: _, ...unknowing } = subject();
      const searched = await readPicture(unknowing);
      expect(searched.stages.position).toBe(3);
      expect(searched.position).toEqual(picture.position);
      const ids = positionIn(picture).requests.map(({ id }) => id);
      expect(positionIn(picture).requests.some(({ nominal, claimable }) => (claimable?.ether ?? 0n) < nominal)).toBe(
        true,
      );
      expect(await conform(subject(), { kind: 'claim', ids: ids.slice(1) })).toBe('done');
      expect(await conform(subject(), { kind: 'claim', ids: ids.slice(0, 1) })).toBe('done');
    });

    it('refuses claims that the queue refuses', async () => {
      await fund();
      await conform(subject(), requestOf(parseEther('1')));
      const picture = await readPicture(subject());
      const [request] = positionIn(picture).requests;
      if (request === undefined) throw new Error('a request was made');
      const { queue } = (picture.pool as LidoPool).contracts;
      for (const [id, code] of [
        [request.id, 'not-claimable'],
        [request.id + 1n, 'not-owner'],
      ] as const) {
        expect(await quoteAt(subject(), picture, { kind: 'claim', ids: [id] })).toMatchObject({ error: { code } });
        const claim = { address: queue, abi: withdrawalQueueErc721Abi, functionName: 'claimWithdrawal' } as const;
        const { client, account } = subject();
        await expect(client.simulateContract({ ...claim, args: [id], account })).rejects.toThrow();
      }
    });
  });
}

/** What the queue's events tell of its payments, as the archive does. */
async function paymentsOf({ client }: DevnetLink, contracts: object): Promise<KnownRequests> {
  const { queue } = contracts as LidoContracts;
  const event = { address: queue, abi: withdrawalQueueErc721Abi, eventName: 'WithdrawalsFinalized' } as const;
  const logs = await client.getContractEvents({ ...event, fromBlock: 0n, strict: true });
  return { payments: logs.map(({ args }) => ({ firstId: args.from, lastId: args.to })) };
}

/** A wei or two above the balance are the same shares, which the contract moves; the app speaks of what is there. */
const SAME_SHARES = 10n;

function stakedUpTo(balance: bigint): bigint {
  const amount = amountUpTo(balance);
  return amount > balance ? amount + SAME_SHARES : amount;
}

const requestOf = (amount: bigint): Intent => ({ kind: 'request', token: 'rebasing', amount: wei(amount) });

/** One request however small: the adapter would have to split what cannot be split. */
function planAnyway({ pool, position }: Picture, intent: Intent): readonly TxStep[] | null {
  if (intent.kind !== 'request') return null;
  const { token, wrapper, queue } = (pool as LidoPool).contracts;
  const rebasing = intent.token === 'rebasing';
  const act = (call: Omit<ContractCall, 'type' | 'value'>): TxStep => ({
    kind: 'act',
    call: { type: 'call', value: wei(0n), ...call },
    approval: null,
  });
  const functionName = rebasing ? 'requestWithdrawals' : 'requestWithdrawalsWstETH';
  return [
    act({ address: rebasing ? token : wrapper, abi: erc20Abi, functionName: 'approve', args: [queue, intent.amount] }),
    act({ address: queue, abi: withdrawalQueueErc721Abi, functionName, args: [[intent.amount], position.account] }),
  ];
}

function intents(subject: () => Subject) {
  const positionIn = ({ position }: Picture) => position as LidoPosition;
  /** Something of both tokens to begin with. */
  const fund = async () => {
    for (const receive of ['rebasing', 'wrapped'] as const)
      expect(await conform(subject(), { kind: 'stake', amount: wei(parseEther('700')), receive })).toBe('done');
  };
  const intentOf = (picture: Picture): Intent => {
    const { rebasing, wrapped, ether } = positionIn(picture);
    const staked = amountUpTo(parseEther('20')) + (random.next() % 20n === 0n ? ether : 0n);
    return random.pick<Intent>([
      { kind: 'stake', amount: wei(staked), receive: random.pick(['rebasing', 'wrapped'] as const) },
      { kind: 'wrap', amount: wei(stakedUpTo(rebasing)) },
      { kind: 'unwrap', amount: shares(amountUpTo(wrapped)) },
      requestOf(stakedUpTo(rebasing)),
      { kind: 'request', token: 'wrapped', amount: shares(amountUpTo(wrapped)) },
    ]);
  };
  return { positionIn, fund, intentOf };
}
