import { type Address, erc20Abi, parseAbi } from 'viem';

import { err, ok } from '@/lib/result';
import { type Shares, shares, wei } from '@/lib/units/units';

import { amountOf, isOf } from './decoded-logs';
import { nativeBalanceRead } from './native-balance';
import type { ContractCall, PoolBase, PositionBase, ProtocolId, StakingProtocol } from './protocol';
import { done, planReads } from './read-plan';

/** A protocol as others build it: its own contract names the price, and takes its token back once it is allowed to. */
const abi = parseAbi([
  'function token() view returns (address)',
  'function paused() view returns (bool)',
  'function ethToToken(uint256 amount) view returns (uint256)',
  'function tokenToEth(uint256 amount) view returns (uint256)',
  'function stake() payable',
  'function unstake(uint256 amount)',
  'event Staked(address indexed staker, uint256 received)',
  'event Unstaked(address indexed staker, uint256 received)',
]);

type Contracts = { readonly staking: Address; readonly token: Address };
type Pool = PoolBase & { readonly contracts: Contracts; readonly paused: boolean };
type Position = PositionBase & { readonly accruing: Shares; readonly allowance: Shares };

const read = (address: Address, functionName: string, ...args: unknown[]) => ({ address, abi, functionName, args });
const ofToken = (address: Address, name: string, ...args: unknown[]) => ({
  ...read(address, name, ...args),
  abi: erc20Abi,
});

/** A fourth protocol, whole. A real one also has an id of its own; see docs/adding-a-protocol.md. */
export const fourth: StakingProtocol<Contracts, Pool, Position> = {
  id: 'fourth' as ProtocolId,
  label: 'Fourth',
  contractReads: (staking) =>
    planReads({ token: read(staking, 'token') }, (answers) => done({ staking, token: answers.address('token') })),
  poolReads: (contracts) =>
    planReads({ paused: read(contracts.staking, 'paused') }, (answers) => {
      const tokens = { accruing: { address: contracts.token, symbol: 'fETH' } };
      return done({ protocol: fourth.id, id: 'fourth', contracts, tokens, paused: answers.boolean('paused') });
    }),
  accountReads: ({ staking, token }, account, { multicall }) =>
    planReads(
      {
        ether: nativeBalanceRead(multicall, account),
        accruing: ofToken(token, 'balanceOf', account),
        allowance: ofToken(token, 'allowance', account, staking),
      },
      (answers) =>
        done({
          ...{ account, ether: wei(answers.bigint('ether')) },
          ...{ accruing: shares(answers.bigint('accruing')), allowance: shares(answers.bigint('allowance')) },
        }),
    ),
  priceReads: ({ contracts }, intent) => {
    if (intent.kind !== 'stake' && intent.kind !== 'redeem') return null;
    const { amount } = intent;
    const view = intent.kind === 'stake' ? 'ethToToken' : 'tokenToEth';
    const price = read((contracts as Contracts).staking, view, amount);
    return planReads({ price }, (answers) => done({ amount, receive: ok(answers.bigint('price')) }));
  },
  quote: ({ pool, position, price }, intent) => {
    if (intent.kind !== 'stake' && intent.kind !== 'redeem') return err({ code: 'not-offered' });
    if (pool.paused) return err({ code: 'staking-paused' });
    const stakes = intent.kind === 'stake';
    const [given, received] = stakes ? (['ether', 'accruing'] as const) : (['accruing', 'ether'] as const);
    const held = position?.[given] ?? intent.amount;
    if (intent.amount > held) return err({ code: 'balance-exceeded', asset: given, balance: held });
    if (!price?.receive.ok || price.amount !== intent.amount) return err({ code: 'not-priced', reason: null });
    const receive = { asset: received, amount: price.receive.value };
    return ok({ give: { asset: given, amount: intent.amount }, receive, requests: [], gasUnits: 100_000n });
  },
  plan: ({ contracts: { staking, token } }, { allowance }, intent) => {
    if (intent.kind !== 'stake' && intent.kind !== 'redeem') throw new Error(`not offered: ${intent.kind}`);
    const { amount } = intent;
    const call = { type: 'call', address: staking, abi, value: wei(0n) } as const;
    if (intent.kind === 'stake') {
      const stake: ContractCall = { ...call, functionName: 'stake', args: [], value: intent.amount };
      return [{ kind: 'act', call: stake, approval: null }];
    }
    const act = { kind: 'act', call: { ...call, functionName: 'unstake', args: [amount] }, approval: null } as const;
    const approve: ContractCall = { ...call, ...ofToken(token, 'approve', staking, amount) };
    const approval = { asset: 'accruing', amount, spender: staking } as const;
    return allowance >= amount ? [act] : [{ kind: 'approve', call: approve, approval }, act];
  },
  outcomeEvents: ({ staking }) => [{ address: staking, abi, name: 'Staking' }],
  outcome: (_pool, account, { kind }, logs) => {
    const name = kind === 'stake' ? 'Staked' : 'Unstaked';
    const own = logs.filter((log) => log.eventName === name && isOf(log, 'staker', account));
    const amount = own.reduce((sum, log) => sum + amountOf(log, 'received'), 0n);
    return { received: { asset: kind === 'stake' ? 'accruing' : 'ether', amount }, requestIds: [], claimedIds: [] };
  },
  reports: () => [],
  provenance: () => ({}),
  errorAbi: [],
};
