import 'server-only';

import { type Address, erc20Abi, isAddressEqual, type PublicClient } from 'viem';
import { getBalance, getCode, getTransactionCount } from 'viem/actions';

import { readBatch } from '@/lib/chain/read-batch';
import type { LiveSnapshot } from '@/lib/protocols/live-state';
import { poolsOfPicture } from '@/lib/protocols/pool-pictures';
import { done, planReads } from '@/lib/protocols/read-plan';
import type { ReceiverFacts } from '@/lib/receiver/receiver-facts';

import { addressesIn } from '../rpc/known-contracts';

/** Code of an account that has delegated to a contract (EIP-7702). */
const DELEGATION = '0xef0100';

/**
 * What the chain says of an account at the block of a picture.
 * @throws viem's errors when no node answers
 */
export async function readReceiver(
  client: PublicClient,
  snapshot: LiveSnapshot,
  address: Address,
): Promise<Omit<ReceiverFacts, 'name'>> {
  const { block } = snapshot;
  const at = { address, blockNumber: block.number };
  const [code, sent, ether, isToken] = await Promise.all([
    getCode(client, at),
    getTransactionCount(client, at),
    getBalance(client, at),
    answersAsToken(client, address, block.number),
  ]);
  return {
    block,
    address,
    code: code === undefined ? 'none' : code.startsWith(DELEGATION) ? 'delegated' : 'contract',
    isToken,
    pool: poolOf(snapshot, address),
    isUsed: sent > 0 || ether > 0n,
  };
}

/** Whether it has a supply and balances: what makes a token (ERC-20). A collection (ERC-721) mostly has both, too. */
function answersAsToken(client: PublicClient, address: Address, blockNumber: bigint): Promise<boolean> {
  const call = { address, abi: erc20Abi } as const;
  const plan = planReads(
    {
      supply: { ...call, functionName: 'totalSupply' },
      balance: { ...call, functionName: 'balanceOf', args: [address] },
    },
    (answers) => done(answers.has('supply') && answers.has('balance')),
  );
  return readBatch(client, plan, blockNumber);
}

function poolOf(snapshot: LiveSnapshot, address: Address): string | null {
  const found = poolsOfPicture(snapshot).find(
    (one) =>
      one.status === 'ready' && addressesIn(one.pool.contracts).some((own) => isAddressEqual(own as Address, address)),
  );
  return found?.name ?? null;
}
