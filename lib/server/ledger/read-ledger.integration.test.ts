import { type Address, createPublicClient, erc20Abi, http, type PublicClient, parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { lidoAbi } from '@/contracts-abi/lido';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { stakeFrom, unlockedAccount } from '@/devnet/accounts';
import { claimFinalized } from '@/devnet/claims';
import { followWallClock } from '@/devnet/clock';
import { reportLoss } from '@/devnet/controls';
import { setLiveFrames } from '@/devnet/frames';
import { randomFrom } from '@/devnet/random';
import { reportNow } from '@/devnet/report-now';
import { loseBalances } from '@/devnet/rocket-pool/rocket-pool-controls';
import { closeEpoch, fulfilEpoch, loseInvested, runVaultRound } from '@/devnet/vault/vault-controls';
import { readBatch } from '@/lib/chain/read-batch';
import { erc4626 } from '@/lib/protocols/erc4626/erc4626';
import { vaultLedger } from '@/lib/protocols/erc4626/ledger-source';
import type { VaultContracts } from '@/lib/protocols/erc4626/pool';
import { lidoLedger } from '@/lib/protocols/lido/ledger-source';
import { lido } from '@/lib/protocols/lido/lido';
import type { LidoContracts } from '@/lib/protocols/lido/pool';
import { rocketPoolLedger } from '@/lib/protocols/rocket-pool/ledger-source';
import { rocketPool } from '@/lib/protocols/rocket-pool/rocket-pool';

import { Archive } from '../archive/archive';
import { ArchiveNodes } from '../archive/archive-nodes';
import { memoryDatabase } from '../archive/memory-database.fixture';
import { archiveNodesAt } from '../archive/node-list';
import { startTestChain, type TestChain } from '../test-chain.integration.fixture';
import type { LedgerPool } from './ledger-pool';
import { type LedgerAnswer, readLedger } from './read-ledger';

let chain: TestChain;
let client: PublicClient;
let archive: Archive;
let pool: LedgerPool;
let contracts: LidoContracts;

beforeAll(async () => {
  chain = await startTestChain();
  client = createPublicClient({ transport: http(chain.url, { retryCount: 0 }), cacheTime: 0 });
  const { locator, fromBlock } = chain.deployment.protocols.lido;
  contracts = await readBatch(client, lido.contractReads(locator, { multicall: locator, weth: null }), await head());
  pool = {
    id: 'lido',
    source: lidoLedger(contracts),
    reports: lido.reports(contracts),
    fromBlock: BigInt(fromBlock),
  };
  const database = await memoryDatabase();
  archive = new Archive({
    nodes: new ArchiveNodes(archiveNodesAt([chain.url]), chain.deployment.chainId),
    openDatabase: async () => database,
    chainMayRestart: true,
    now: Date.now,
  });
}, 240_000);

afterAll(async () => {
  await archive.settled();
  await archive.close();
  await chain.stop();
});

async function head(): Promise<bigint> {
  return client.getBlockNumber({ cacheTime: 0 });
}

type Ready = Extract<LedgerAnswer, { status: 'ready' }>;

async function ledgerOf(account: Address, fromBlock = 0n, to?: bigint, of: LedgerPool = pool): Promise<Ready> {
  const toBlock = await client.getBlock(to === undefined ? {} : { blockNumber: to });
  const answer = await readLedger({ archive, client }, of, account, {
    fromBlock,
    toBlock: { number: toBlock.number, hash: toBlock.hash, timestamp: toBlock.timestamp as never },
  });
  if (answer.status !== 'ready')
    throw new Error(JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? `${value}` : value)));
  return answer;
}

/** What the contracts themselves say an account has, by calls that the ledger does not make. */
async function worthOf(account: Address, blockNumber: bigint): Promise<bigint> {
  const { token, wrapper, queue } = contracts;
  const at = { blockNumber } as const;
  const liquid = await client.readContract({
    address: token,
    abi: lidoAbi,
    functionName: 'balanceOf',
    args: [account],
    ...at,
  });
  const wst = await client.readContract({
    address: wrapper,
    abi: wstEthAbi,
    functionName: 'balanceOf',
    args: [account],
    ...at,
  });
  const wrapped = await client.readContract({
    address: wrapper,
    abi: wstEthAbi,
    functionName: 'getStETHByWstETH',
    args: [wst],
    ...at,
  });
  const ofQueue = { address: queue, abi: withdrawalQueueErc721Abi, ...at } as const;
  const ids = await client.readContract({ ...ofQueue, functionName: 'getWithdrawalRequests', args: [account] });
  const statuses = await client.readContract({ ...ofQueue, functionName: 'getWithdrawalStatus', args: [ids] });
  return liquid + wrapped + statuses.reduce((sum, { amountOfStETH }) => sum + amountOfStETH, 0n);
}

function expectToAddUp({ ledger }: Ready): void {
  const sum = ledger.lines.reduce((total, { change }) => total + change, 0n);
  expect(ledger.opening + sum + ledger.rounding).toBe(ledger.closing);
  expect(ledger.rounding >= -2n && ledger.rounding <= 2n).toBe(true);
}

describe('readLedger', () => {
  it.each([5, 6, 7, 8])('adds up to the wei for the seeded account %i', async (index) => {
    const account = await unlockedAccount(chain.link, index);
    const block = await head();
    const found = await ledgerOf(account);
    expectToAddUp(found);
    expect(found.ledger.opening).toBe(0n);
    expect(found.ledger.closing).toBe(await worthOf(account, block));
    const kinds = new Set(found.ledger.lines.map(({ kind }) => kind));
    expect(kinds.has('deposit') && kinds.has('reward') && kinds.has('withdrawal-request')).toBe(true);
    expect(found.times.size).toBeGreaterThan(50);
  });

  it('adds up between any two blocks, from an opening read from the chain', async () => {
    const account = await unlockedAccount(chain.link, 5);
    const last = await head();
    const random = randomFrom(11);
    for (let round = 0; round < 6; round += 1) {
      const from = 1n + BigInt(Math.floor(random() * Number(last - 2n)));
      const to = from + BigInt(Math.floor(random() * Number(last - from)));
      const found = await ledgerOf(account, from, to).catch((error: unknown) => {
        if (String(error).includes('not there')) return null;
        throw error;
      });
      if (found === null) continue;
      expectToAddUp(found);
      expect(found.ledger.closing).toBe(await worthOf(account, to));
      expect(found.ledger.opening).toBe(found.openingSource === 'nothing' ? 0n : await worthOf(account, from - 1n));
    }
  });

  it('adds up for random histories of three accounts that deal with each other', async () => {
    const random = randomFrom(20_260);
    const accounts = await Promise.all([0, 1, 2].map((index) => unlockedAccount(chain.link, index)));
    await followWallClock(chain.link.client);
    await setLiveFrames(chain.link);
    for (const account of accounts) await stakeFrom(chain.link, account, parseEther('100'));
    const start = await head();
    for (let step = 0; step < 45; step += 1) await act(random, accounts, step);
    const last = await head();
    for (const account of accounts) {
      for (const from of [0n, start + 1n]) {
        const found = await ledgerOf(account, from);
        expectToAddUp(found);
        expect(found.ledger.closing).toBe(await worthOf(account, last));
        expect(found.ledger.opening).toBe(from === 0n ? 0n : await worthOf(account, start));
      }
    }
    const found = await Promise.all(accounts.map((account) => ledgerOf(account)));
    const kinds = found.flatMap(({ ledger }) => ledger.lines.map(({ kind }) => kind));
    for (const kind of ['wrap', 'unwrap', 'transfer-in', 'transfer-out', 'request-transfer', 'claim', 'loss'] as const)
      expect(kinds).toContain(kind);
  });
});

/** The pools with one token, and what their own contracts say an account's tokens are worth. */
async function accruingPools() {
  const block = await head();
  const { rocketPool: rocket, vaults = [] } = chain.deployment.protocols;
  const [vaultRef] = vaults;
  if (rocket === undefined || vaultRef === undefined) throw new Error('the devnet has all three protocols');
  const parts = { multicall: chain.deployment.protocols.lido.locator, weth: chain.deployment.weth ?? null };
  const reth = await readBatch(client, rocketPool.contractReads(rocket.storage, parts), block);
  const vault = await readBatch(client, erc4626.contractReads(vaultRef.address, parts), block);
  const held = (token: Address, account: Address, blockNumber: bigint) =>
    client.readContract({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [account], blockNumber });
  return [
    {
      pool: {
        id: 'rocket-pool',
        source: rocketPoolLedger(reth),
        reports: rocketPool.reports(reth),
        fromBlock: BigInt(rocket.fromBlock),
      },
      worth: async (account: Address, blockNumber: bigint) => {
        const amount = await held(reth.token, account, blockNumber);
        // While the protocol is being deployed, the token does not find the contract that knows the rate.
        if (amount === 0n) return 0n;
        const value = { address: reth.token, abi: rocketTokenRethAbi, functionName: 'getEthValue' } as const;
        return client.readContract({ ...value, args: [amount], blockNumber });
      },
    },
    {
      pool: {
        id: 'vault',
        source: vaultLedger(vault),
        reports: erc4626.reports(vault),
        fromBlock: BigInt(vaultRef.fromBlock),
      },
      worth: (account: Address, blockNumber: bigint) => worthInVault(vault, account, blockNumber),
    },
  ] as const;
}

/** The worth of an account's shares, of those it asked back, and what it can claim. */
async function worthInVault({ vault, share }: VaultContracts, account: Address, blockNumber: bigint): Promise<bigint> {
  const ask = { address: vault, abi: asyncVaultAbi, blockNumber } as const;
  const token = { address: share.address, abi: erc20Abi, functionName: 'balanceOf', blockNumber } as const;
  const held = await client.readContract({ ...token, args: [account] });
  const ids = await client.readContract({ ...ask, functionName: 'redeemRequestIds', args: [account] });
  const waiting = await Promise.all(
    ids.map((id) => client.readContract({ ...ask, functionName: 'pendingRedeemRequest', args: [id, account] })),
  );
  const worth = (args: readonly [bigint]) => client.readContract({ ...ask, functionName: 'convertToAssets', args });
  const ready = await client.readContract({ ...ask, functionName: 'maxWithdraw', args: [account] });
  return (await worth([held])) + (await worth([waiting.reduce((sum, one) => sum + one, 0n)])) + ready;
}

describe('ledgers of pools with one token', () => {
  it.each([5, 6, 7, 8])('add up to the wei for the seeded account %i, between any blocks', async (index) => {
    const account = await unlockedAccount(chain.link, index);
    const last = await head();
    const random = randomFrom(index);
    for (const { pool: one, worth } of await accruingPools()) {
      for (let round = 0; round < 4; round += 1) {
        const from = round === 0 ? 0n : one.fromBlock + BigInt(Math.floor(random() * Number(last - one.fromBlock)));
        const to = round === 0 ? last : from + BigInt(Math.floor(random() * Number(last - from)));
        const found = await ledgerOf(account, from, to, one);
        expectToAddUp(found);
        expect(found.ledger.closing).toBe(await worth(account, to));
        if (found.openingSource === 'read') expect(found.ledger.opening).toBe(await worth(account, from - 1n));
      }
      const whole = await ledgerOf(account, 0n, last, one);
      const kinds = whole.ledger.lines.map(({ kind }) => kind);
      expect(kinds).toContain('deposit');
      expect(kinds).toContain('reward');
    }
  });

  it('add up after transfers, payments and losses', async () => {
    const [account, other] = await Promise.all([5, 7].map((index) => unlockedAccount(chain.link, index)));
    if (account === undefined || other === undefined) throw new Error('no accounts');
    const addresses = chain.link.contracts;
    const send = { throwOnReceiptRevert: true, account } as const;
    const write = chain.link.client.writeContractSync;
    const reth = { address: addresses.rocketPool.addresses.RocketTokenRETH, abi: rocketTokenRethAbi, ...send } as const;
    const vault = { address: addresses.vault.vault, abi: asyncVaultAbi, ...send } as const;
    await write({ ...reth, functionName: 'transfer', args: [other, parseEther('1.5')] });
    await write({ ...reth, functionName: 'burn', args: [parseEther('0.25')] });
    await loseBalances(chain.link, 1);
    await write({ ...vault, functionName: 'requestRedeem', args: [parseEther('1'), account, account] });
    await loseInvested(chain.link, 1);
    await runVaultRound(chain.link);
    const last = await head();
    const holders: readonly Address[] = [account, other];
    for (const { pool: one, worth } of await accruingPools()) {
      for (const who of holders) {
        const found = await ledgerOf(who, 0n, undefined, one);
        expectToAddUp(found);
        expect(found.ledger.closing).toBe(await worth(who, last));
        const kinds = found.ledger.lines.map(({ kind }) => kind);
        expect(kinds).toContain('loss');
        if (who === account) expect(kinds).toContain(one.id === 'vault' ? 'withdrawal-request' : 'redemption');
      }
    }
  });

  it('keep what was asked back of a vault until it is claimed, and nothing twice', async () => {
    const account = await unlockedAccount(chain.link, 6);
    const pool = (await accruingPools())[1];
    const call = { address: chain.link.contracts.vault.vault, abi: asyncVaultAbi } as const;
    const send = { ...call, account, throwOnReceiptRevert: true } as const;
    const write = chain.link.client.writeContractSync;
    const ready = (block: bigint) =>
      client.readContract({ ...call, functionName: 'maxWithdraw', args: [account], blockNumber: block });
    // Epochs are paid in order: those before this request's must be out of the way.
    await closeEpoch(chain.link);
    let isPaid = true;
    while (isPaid) isPaid = (await fulfilEpoch(chain.link)) !== undefined;
    const blocks = [await head()];
    const then = async (work: Promise<unknown>) => {
      await work;
      blocks.push(await head());
    };
    await then(write({ ...send, functionName: 'requestRedeem', args: [parseEther('1'), account, account] }));
    await then(closeEpoch(chain.link));
    await then(loseInvested(chain.link, 1));
    await then(fulfilEpoch(chain.link));
    await then(loseInvested(chain.link, 1));
    const part = (await ready(await head())) / 3n;
    await then(write({ ...send, functionName: 'withdraw', args: [part, account, account] }));
    const rest = await client.readContract({ ...call, functionName: 'maxRedeem', args: [account] });
    await then(write({ ...send, functionName: 'redeem', args: [rest, account, account] }));
    const ledgers = await Promise.all(blocks.map((block) => ledgerOf(account, 0n, block, pool.pool)));
    for (const [index, found] of ledgers.entries()) {
      expectToAddUp(found);
      expect(found.ledger.closing).toBe(await pool.worth(account, blocks[index] ?? 0n));
    }
    const lines = ledgers.at(-1)?.ledger.lines.filter(({ place }) => (place?.blockNumber ?? 0n) > (blocks[0] ?? 0n));
    expect(lines?.map(({ kind }) => kind).filter((kind) => kind !== 'between-reports')).toEqual([
      ...['withdrawal-request', 'withdrawal-request', 'loss', 'request-ready', 'loss', 'claim', 'claim'],
    ]);
    const [before = 0n, asked = 0n, closed, lost = 0n, paid = 0n, lostAgain = 0n, taken, gone] = ledgers.map(
      ({ ledger }) => ledger.closing,
    );
    for (const [one, other] of [
      [asked, before],
      [closed, asked],
      [paid, lost],
      [taken, lostAgain - part],
      [gone, lostAgain - (ledgers[5]?.closing.queued ?? 0n)],
    ] as const)
      expect(Math.abs(Number((one ?? 0n) - other))).toBeLessThanOrEqual(2);
    expect(ledgers[5]?.closing).toMatchObject({ shares: 0n, queued: await ready(blocks[5] ?? 0n) });
    expect(ledgers[7]?.closing).toMatchObject({ shares: 0n, queued: 0n });
  });
});

/** One of the things an account can do, or a report. */
async function act(random: () => number, accounts: readonly Address[], step: number): Promise<void> {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const [account, other] = [pick(accounts), pick(accounts)];
  const amount = parseEther('1') + BigInt(Math.floor(random() * 1e9)) * 1_000_000_007n;
  const lidoCall = { address: contracts.token, abi: lidoAbi, account } as const;
  const wrapperCall = { address: contracts.wrapper, abi: wstEthAbi, account } as const;
  const queueCall = { address: contracts.queue, abi: withdrawalQueueErc721Abi, account } as const;
  const write = chain.link.client.writeContractSync;
  const send = { throwOnReceiptRevert: true } as const;
  const approve = (spender: Address) =>
    write({ ...lidoCall, functionName: 'approve', args: [spender, amount], ...send });
  // Every kind once before chance takes over.
  switch (step < 9 ? step : Math.floor(random() * 10)) {
    case 0:
      await approve(contracts.wrapper);
      await write({ ...wrapperCall, functionName: 'wrap', args: [amount], ...send });
      return;
    case 1: {
      const held = await client.readContract({ ...wrapperCall, functionName: 'balanceOf', args: [account] });
      if (held > 0n) await write({ ...wrapperCall, functionName: 'unwrap', args: [held / 2n + 1n], ...send });
      return;
    }
    case 2:
      await write({ ...lidoCall, functionName: 'transfer', args: [other, amount], ...send });
      return;
    case 3:
      await write({ ...lidoCall, functionName: 'transferShares', args: [other, amount / 3n], ...send });
      return;
    case 4:
      await approve(contracts.queue);
      await write({ ...queueCall, functionName: 'requestWithdrawals', args: [[amount], other], ...send });
      return;
    case 5: {
      const [id] = await client.readContract({ ...queueCall, functionName: 'getWithdrawalRequests', args: [account] });
      if (id !== undefined)
        await write({ ...queueCall, functionName: 'transferFrom', args: [account, other, id], ...send });
      return;
    }
    case 6:
      await reportLoss(chain.link, 0.01);
      return;
    case 7:
      await reportNow(chain.link);
      return;
    case 8:
      await claimFinalized(chain.link, account);
      return;
    default:
      await stakeFrom(chain.link, account, amount);
  }
}
