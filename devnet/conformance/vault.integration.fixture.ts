import { parseEther } from 'viem';
import { getLogs } from 'viem/actions';
import { describe, expect, it } from 'vitest';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { readBatch } from '@/lib/chain/read-batch';
import type { VaultContracts, VaultPosition } from '@/lib/protocols/erc4626/pool';
import type { Intent, StakingProtocol } from '@/lib/protocols/protocol';
import { mapPlan } from '@/lib/protocols/read-plan';
import { shares, wei } from '@/lib/units/units';

import type { DevnetLink } from '../devnet-link';
import { keeperCall, reportGain, wrapEther } from '../vault/keeper';
import { closeEpoch, fulfilEpoch, loseInvested, pauseVault } from '../vault/vault-controls';
import { amountUpTo, random } from './amounts.integration.fixture';
import { conform, conformMany } from './conform.integration.fixture';
import { type Picture, quoteAt, readPicture, type Subject } from './subject.integration.fixture';

const RUNS = 20;

/** The adapter of vaults against the one with requests. */
export function describeVault(link: () => DevnetLink, subject: () => Subject): void {
  /** Shares to begin with, and some of the token: less than most deposits, so that ether is wrapped for them. */
  const fund = async () => {
    expect(await conform(subject(), stakeOf(parseEther('40')))).toBe('done');
    await wrapEther(link(), subject().account, parseEther('3'));
  };
  const payEpoch = async () => {
    await closeEpoch(link());
    // The history has left others to be paid first.
    for (let paid = await fulfilEpoch(link()); paid !== undefined; ) paid = await fulfilEpoch(link());
  };
  const requestsIn = ({ position }: Picture) => (position as VaultPosition).requests;

  describe('a vault with requests', () => {
    it.each([
      { state: 'as it is', enter: () => Promise.resolve() },
      { state: 'after a gain', enter: () => reportGain(link(), parseEther('7.000000000000000003')) },
      { state: 'after a loss', enter: () => loseInvested(link(), 3) },
    ])('$state: every quote is what happens', async ({ enter }) => {
      await fund();
      await enter();
      const tally = await conformMany(subject(), RUNS, intentOf);
      expect(tally.done).toBeGreaterThanOrEqual(RUNS / 3);
    });

    it('takes what fits, and not a wei more', async () => {
      const { client } = link();
      const total = await client.readContract({ ...keeperCall(link()), functionName: 'totalAssets' });
      const cap = total + parseEther('2');
      await client.writeContractSync({ ...keeperCall(link()), functionName: 'setDepositCap', args: [cap] });
      expect(await conform(subject(), stakeOf(parseEther('2') + 1n))).toBe('vault-full');
      expect(await conform(subject(), stakeOf(parseEther('2')))).toBe('done');
      expect(await conform(subject(), stakeOf(1n))).toBe('vault-full');
    });

    it('refuses deposits and requests while it is paused, and pays claims', async () => {
      await fund();
      await conform(subject(), requestOf(parseEther('5')));
      await payEpoch();
      await pauseVault(link());
      expect(await conform(subject(), stakeOf(parseEther('1')))).toBe('staking-paused');
      expect(await conform(subject(), requestOf(parseEther('1')))).toBe('queue-paused');
      const [ready] = requestsIn(await readPicture(subject()));
      expect(await conform(subject(), { kind: 'claim', ids: [ready?.id ?? 0n] })).toBe('done');
    });

    it('pays requests oldest first, at the rates of their epochs, to the wei', async () => {
      await fund();
      for (const gain of ['1.3', '0.7', '2.1']) {
        await conform(subject(), requestOf(parseEther('3') + 7n));
        await reportGain(link(), parseEther(gain) + 1n);
        await payEpoch();
      }
      await conform(subject(), requestOf(parseEther('1')));
      const picture = await readPicture(subject());
      expect(picture.stages.position).toBe(2);
      const [first, second, third, waiting] = requestsIn(picture).map(({ id }) => id);
      if (first === undefined || second === undefined || third === undefined || waiting === undefined)
        throw new Error('four requests were made');
      const refusalOf = (...ids: bigint[]) => quoteAt(subject(), picture, { kind: 'claim', ids });
      expect(await refusalOf(second)).toMatchObject({ error: { code: 'oldest-first', id: first } });
      expect(await refusalOf(waiting)).toMatchObject({ error: { code: 'not-claimable' } });
      expect(await conform(subject(), { kind: 'claim', ids: [second, first] })).toBe('done');
      expect(await conform(subject(), { kind: 'claim', ids: [third] })).toBe('done');
      const { client, account, root } = subject();
      const claim = {
        address: root,
        abi: asyncVaultAbi,
        functionName: 'redeem',
        args: [1n, account, account],
      } as const;
      await expect(client.simulateContract({ ...claim, account })).rejects.toThrow('ExceededMaxRedeem');
    });

    it('is served without its list of requests too, by the events that name them', async () => {
      await fund();
      for (const amount of ['2', '3']) {
        await conform(subject(), requestOf(parseEther(amount)));
        await payEpoch();
      }
      const unlisted = withoutList(subject());
      const { client, protocol, root, parts, account } = unlisted;
      const block = await client.getBlockNumber();
      const contracts = await readBatch(client, protocol.contractReads(root, parts), block);
      const filter = protocol.requestFilter?.(contracts, account);
      if (filter?.event.type !== 'event') throw new Error('requests are found by their event');
      const { address, event, args } = filter;
      const logs = await getLogs(client, { address, event, args, fromBlock: 0n, toBlock: block, strict: true });
      const ids = logs.map((log) => filter.idOf({ address, eventName: log.eventName, args: { ...log.args } }));
      expect(ids).toHaveLength(2);
      const known: Subject = {
        ...unlisted,
        protocol: {
          ...protocol,
          accountReads: (found, who, chain) => protocol.accountReads(found, who, chain, { ids }),
        },
      };
      const picture = await readPicture(known);
      expect(requestsIn(picture).map(({ id }) => id)).toEqual(ids);
      expect(await quoteAt(known, picture, { kind: 'claim', ids: ids.slice(0, 1) })).toMatchObject({
        error: { code: 'oldest-first', id: ids[1] },
      });
      expect(await conform(known, { kind: 'claim', ids })).toBe('done');
    });
  });
}

/** The same vault as one that lists no requests. */
function withoutList(subject: Subject): Subject {
  const { protocol } = subject;
  const contractReads: StakingProtocol['contractReads'] = (root, parts) =>
    mapPlan(protocol.contractReads(root, parts), (contracts) => ({
      ...(contracts as VaultContracts),
      listsRequests: false,
    }));
  return { ...subject, protocol: { ...protocol, contractReads } };
}

const stakeOf = (amount: bigint): Intent => ({ kind: 'stake', amount: wei(amount), receive: 'accruing' });
const requestOf = (amount: bigint): Intent => ({ kind: 'request', token: 'accruing', amount: shares(amount) });

function intentOf({ position }: Picture): Intent {
  const { accruing, underlying, ether } = position as VaultPosition;
  const all = random.next() % 20n === 0n ? underlying + ether : 0n;
  return random.pick<Intent>([
    stakeOf(amountUpTo(parseEther('9')) + all),
    stakeOf(amountUpTo(underlying)),
    requestOf(amountUpTo(accruing)),
  ]);
}
