import type { Address } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { wei } from '@/lib/units/units';

import type { ContractCall, Intent, TxCall, TxStep } from '../protocol';
import { approvalNeeded } from './approval';
import { type LidoIntent, lidoIntent } from './intent';
import type { LidoPool, LidoPosition } from './pool';
import { requestParts } from './quote';

/** Nobody referred this deposit. */
const NO_REFERRAL: Address = '0x0000000000000000000000000000000000000000';

/**
 * The calls that carry out an intent which {@link quoteLido} accepted at the same snapshot and position.
 * @throws Error for what would have been refused: a claim of what is not claimable, or something Lido does not offer
 */
export function planLido(pool: LidoPool, position: LidoPosition, wanted: Intent): readonly TxStep[] {
  const intent = lidoIntent(wanted);
  const act: TxStep = { kind: 'act', call: actCall(pool, position, intent), approval: null };
  const approval = approvalNeeded(pool, position, intent);
  if (approval === null) return [act];
  const token = approval.asset === 'rebasing' ? pool.contracts.token : pool.contracts.wrapper;
  return [
    { kind: 'approve', call: contractCall(token, 'approve', [approval.spender, approval.amount]), approval },
    act,
  ];
}

function contractCall(
  address: Address,
  functionName: string,
  args: readonly unknown[],
  abi: ContractCall['abi'] = lidoAbi,
): ContractCall {
  return { type: 'call', address, abi, functionName, args, value: wei(0n) };
}

function actCall(pool: LidoPool, position: LidoPosition, intent: LidoIntent): TxCall {
  const { token, wrapper, queue } = pool.contracts;
  switch (intent.kind) {
    case 'stake':
      return intent.receive === 'rebasing'
        ? { ...contractCall(token, 'submit', [NO_REFERRAL]), value: intent.amount }
        : { type: 'transfer', address: wrapper, value: intent.amount };
    case 'wrap':
      return contractCall(wrapper, 'wrap', [intent.amount], wstEthAbi);
    case 'unwrap':
      return contractCall(wrapper, 'unwrap', [intent.amount], wstEthAbi);
    case 'request': {
      const functionName = intent.token === 'rebasing' ? 'requestWithdrawals' : 'requestWithdrawalsWstETH';
      return contractCall(
        queue,
        functionName,
        [requestParts(pool, intent), position.account],
        withdrawalQueueErc721Abi,
      );
    }
    case 'claim': {
      const ids = intent.ids.toSorted((a, b) => (a < b ? -1 : 1));
      return contractCall(
        queue,
        'claimWithdrawals',
        [ids, ids.map((id) => hintOf(position, id))],
        withdrawalQueueErc721Abi,
      );
    }
  }
}

function hintOf(position: LidoPosition, id: bigint): bigint {
  const claimable = position.requests.find((request) => request.id === id)?.claimable;
  if (claimable === undefined || claimable === null)
    throw new Error(`request ${id} is not claimable by ${position.account}`);
  return claimable.hint;
}
