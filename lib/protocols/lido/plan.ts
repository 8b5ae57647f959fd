import type { Address } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { wei } from '@/lib/units/units';

import type { ContractCall, Intent, PlanChoices, TxCall, TxStep } from '../protocol';
import { approvalNeeded } from './approval';
import { type LidoIntent, lidoIntent } from './intent';
import { permitOfLido } from './permit';
import type { LidoPool, LidoPosition } from './pool';
import { MAX_CLAIMS_PER_TX, MAX_REQUESTS_PER_TX, requestParts } from './quote';

/** Nobody referred this deposit. */
const NO_REFERRAL: Address = '0x0000000000000000000000000000000000000000';

/**
 * The calls that carry out an intent which {@link quoteLido} accepted at the same snapshot and position. What one
 * transaction cannot carry goes on in further ones; one allowance serves them all.
 * @throws Error for what would have been refused: a claim of what is not claimable, or something Lido does not offer
 */
export function planLido(
  pool: LidoPool,
  position: LidoPosition,
  wanted: Intent,
  choices: PlanChoices = { claimsPerTransaction: null },
): readonly TxStep[] {
  const intent = lidoIntent(wanted);
  const calls = actCalls(pool, position, intent, choices);
  const acts = calls.map((call): TxStep => ({ kind: 'act', call, approval: null }));
  const approval = approvalNeeded(pool, position, intent);
  if (approval === null) return acts;
  const token = approval.asset === 'rebasing' ? pool.contracts.token : pool.contracts.wrapper;
  const call = contractCall(token, 'approve', [approval.spender, approval.amount]);
  const [first] = calls;
  const permit = first?.type === 'call' ? permitOfLido(pool, position.account, intent, first.args) : null;
  return [{ kind: 'approve', call, approval, permit }, ...acts];
}

function contractCall(
  address: Address,
  functionName: string,
  args: readonly unknown[],
  abi: ContractCall['abi'] = lidoAbi,
): ContractCall {
  return { type: 'call', address, abi, functionName, args, value: wei(0n) };
}

function actCalls(pool: LidoPool, position: LidoPosition, intent: LidoIntent, choices: PlanChoices): readonly TxCall[] {
  const { token, wrapper } = pool.contracts;
  switch (intent.kind) {
    case 'stake':
      return intent.receive === 'rebasing'
        ? [{ ...contractCall(token, 'submit', [NO_REFERRAL]), value: intent.amount }]
        : [{ type: 'transfer', address: wrapper, value: intent.amount }];
    case 'wrap':
      return [contractCall(wrapper, 'wrap', [intent.amount], wstEthAbi)];
    case 'unwrap':
      return [contractCall(wrapper, 'unwrap', [intent.amount], wstEthAbi)];
    case 'request':
      return requestCalls(pool, position, intent);
    case 'claim':
      return claimCalls(pool, position, intent, choices);
  }
}

function requestCalls(
  pool: LidoPool,
  { account }: LidoPosition,
  intent: Extract<LidoIntent, { kind: 'request' }>,
): readonly TxCall[] {
  const functionName = intent.token === 'rebasing' ? 'requestWithdrawals' : 'requestWithdrawalsWstETH';
  return chunks(requestParts(pool, intent), MAX_REQUESTS_PER_TX).map((parts) =>
    contractCall(pool.contracts.queue, functionName, [parts, account], withdrawalQueueErc721Abi),
  );
}

function claimCalls(
  { contracts }: LidoPool,
  position: LidoPosition,
  { ids: chosen, to }: Extract<LidoIntent, { kind: 'claim' }>,
  { claimsPerTransaction }: PlanChoices,
): readonly TxCall[] {
  const sorted = chosen.toSorted((a, b) => (a < b ? -1 : 1));
  const most = Math.min(MAX_CLAIMS_PER_TX, claimsPerTransaction ?? MAX_CLAIMS_PER_TX);
  return chunks(sorted, most).map((ids) => {
    const hints = ids.map((id) => hintOf(position, id));
    return to === undefined
      ? contractCall(contracts.queue, 'claimWithdrawals', [ids, hints], withdrawalQueueErc721Abi)
      : contractCall(contracts.queue, 'claimWithdrawalsTo', [ids, hints, to], withdrawalQueueErc721Abi);
  });
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function hintOf(position: LidoPosition, id: bigint): bigint {
  const claimable = position.requests.find((request) => request.id === id)?.claimable;
  if (claimable === undefined || claimable === null)
    throw new Error(`request ${id} is not claimable by ${position.account}`);
  return claimable.hint;
}
