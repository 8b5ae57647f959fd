import type { LineView } from '@/lib/position-view';
import { RAY, unixSeconds, wei } from '@/lib/units/units';

import type { PoolOfSums } from './statement-sources';

const ETHER = 10n ** 18n;
const NOTHING = { shares: 0n, wrapped: 0n, queued: 0n };
const at = (digit: string) => `0x${digit.repeat(40)}` as const;

export const ACCOUNT = at('a');
export const TOKEN = at('1');
export const WRAPPER = at('2');
export const QUEUE = at('3');

const PARTS = { deposits: 0n, transfers: 0n, moves: 0n, payouts: 0n, fees: 0n, rewards: 0n, losses: 0n, drift: 0n };
const parts = (given: Partial<typeof PARTS>) =>
  Object.fromEntries(Object.entries({ ...PARTS, ...given }).map(([name, amount]) => [name, wei(amount)])) as Record<
    keyof typeof PARTS,
    ReturnType<typeof wei>
  >;

/** Lido with 1 share at 1.1, 2 wrapped and 0.5 ETH asked for: 3.8 ETH, of which 0.3 were earned. */
export const LIDO_SUMS: PoolOfSums = {
  ...{ id: 'lido', name: 'Lido', unit: 'ETH', decimals: 18, isEther: true, isDerived: false },
  token: { rebasing: 'stETH', symbol: 'wstETH', decimals: 18 },
  statement: {
    opening: wei(0n),
    parts: parts({ deposits: 4n * ETHER, moves: -ETHER / 2n, rewards: (3n * ETHER) / 10n + 1n }),
    rounding: wei(-1n),
    closing: wei((38n * ETHER) / 10n),
    earned: wei((3n * ETHER) / 10n + 1n),
    lines: 4,
  },
  closing: { held: { shares: ETHER, wrapped: 2n * ETHER, queued: ETHER / 2n }, rate: (RAY * 11n) / 10n },
  origins: {
    events: {
      shares: { contract: TOKEN, contractName: 'Lido', call: 'TransferShares(address,address,uint256)' },
      wrapped: { contract: WRAPPER, contractName: 'WstETH', call: 'Transfer(address,address,uint256)' },
      asked: {
        contract: QUEUE,
        contractName: 'WithdrawalQueueERC721',
        call: 'WithdrawalRequested(uint256,address,address,uint256,uint256)',
      },
      claimed: {
        contract: QUEUE,
        contractName: 'WithdrawalQueueERC721',
        call: 'WithdrawalClaimed(uint256,address,address,uint256)',
      },
      reported: { contract: TOKEN, contractName: 'Lido', call: 'TokenRebased(uint256)' },
    },
    worth: {
      shares: { contract: TOKEN, contractName: 'Lido', call: 'balanceOf(address)(uint256)', of: 'account' },
      wrapped: { contract: TOKEN, contractName: 'Lido', call: 'getPooledEthByShares(uint256)(uint256)', of: 'amount' },
    },
    balance: { contract: TOKEN, contractName: 'Lido', call: 'balanceOf(address)(uint256)' },
    rate: { contract: TOKEN, contractName: 'Lido', call: 'getPooledEthByShares(uint256)(uint256)', args: ['1000'] },
  },
};

/** A vault of 2 shares of 8 decimals at 1.5, whose underlying token has 6. */
export const VAULT_SUMS: PoolOfSums = {
  ...LIDO_SUMS,
  ...{ id: 'vault-0x1', name: 'vUSD vault', unit: 'USD', decimals: 6, isEther: false },
  token: { rebasing: null, symbol: 'vUSD', decimals: 8 },
  closing: { held: { shares: 0n, wrapped: 2n * 10n ** 8n, queued: 0n }, rate: (RAY * 15n) / 1_000n },
};

/** A report that raises the rate of 3 shares from 1.0 to 1.1. */
export const REWARD: LineView = {
  ...{ pool: 'lido', kind: 'reward', at: unixSeconds(1_767_225_600n), blockNumber: 77n, transaction: '0xaa' },
  ...{ change: (3n * ETHER) / 10n, balance: (33n * ETHER) / 10n, moved: NOTHING },
  held: { shares: ETHER, wrapped: 2n * ETHER, queued: 0n },
  ...{ rate: (RAY * 11n) / 10n, rateBefore: RAY },
};

/** 1 share that came at 1.1. */
export const RECEIVED: LineView = {
  ...REWARD,
  ...{ kind: 'transfer-in', change: (11n * ETHER) / 10n, balance: (11n * ETHER) / 10n },
  moved: { ...NOTHING, shares: ETHER },
  held: { ...NOTHING, shares: ETHER },
  rateBefore: REWARD.rate,
};
