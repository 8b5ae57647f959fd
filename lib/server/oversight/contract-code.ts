import 'server-only';

import { type Address, getAddress, type Hex, isAddressEqual, keccak256, type PublicClient, parseAbi, size } from 'viem';
import { getCode, getStorageAt } from 'viem/actions';

import { IMPLEMENTATION_SLOT } from '@/lib/chain/proxy-slots';
import { readBatch } from '@/lib/chain/read-batch';
import type { ContractCode, PlainCode } from '@/lib/protocols/oversight-state';
import type { BlockRef } from '@/lib/protocols/protocol';
import { done, planReads, type ReadPlan } from '@/lib/protocols/read-plan';

/** Requests at a time, so that a page does not crowd out the pictures. */
const AT_A_TIME = 4;

/**
 * The code at some addresses at one block, and behind proxies of the two kinds the protocols use: ERC-1967 by its storage
 * slot, and those that say themselves whom they delegate to (ERC-897), such as Aragon's.
 * @throws viem's errors when no node answers
 */
export async function readContractCodes(
  client: PublicClient,
  addresses: readonly Address[],
  block: BlockRef,
): Promise<readonly ContractCode[]> {
  const told = await readBatch(client, toldTargets(addresses), block.number);
  const codes: ContractCode[] = [];
  for (let at = 0; at < addresses.length; at += AT_A_TIME) {
    const part = addresses.slice(at, at + AT_A_TIME);
    codes.push(...(await Promise.all(part.map((address, index) => readOne(client, address, told[at + index], block)))));
  }
  return codes;
}

const ERC_897 = parseAbi(['function implementation() view returns (address)']);

/** What each address says of itself; null where it has no such function. */
function toldTargets(addresses: readonly Address[]): ReadPlan<readonly (Address | null)[]> {
  const calls = addresses.map((address) => [address, { address, abi: ERC_897, functionName: 'implementation' }]);
  return planReads(Object.fromEntries(calls), (answers) =>
    done(addresses.map((address) => (answers.has(address) ? answers.address(address) : null))),
  );
}

async function readOne(
  client: PublicClient,
  address: Address,
  told: Address | null | undefined,
  block: BlockRef,
): Promise<ContractCode> {
  const plain = await readPlain(client, address, block);
  if (plain.codeHash === null) return { ...plain, implementation: null };
  const word = await getStorageAt(client, { address, slot: IMPLEMENTATION_SLOT, blockNumber: block.number });
  const stored = addressInWord(word);
  const target = stored ?? addressInWord(told ?? undefined);
  if (target === null || isAddressEqual(target, address)) return { ...plain, implementation: null };
  const found = stored === null ? 'erc-897' : 'erc-1967';
  return { ...plain, implementation: { ...(await readPlain(client, target, block)), found } };
}

async function readPlain(client: PublicClient, address: Address, block: BlockRef): Promise<PlainCode> {
  const code = await getCode(client, { address, blockNumber: block.number });
  return code === undefined
    ? { address, codeHash: null, bytes: 0 }
    : { address, codeHash: keccak256(code), bytes: size(code) };
}

/** The address in the last 20 bytes of a word; null when it is zero. */
function addressInWord(word: Hex | undefined): Address | null {
  const tail = (word ?? '').slice(-40);
  return /^[0-9a-fA-F]{40}$/.test(tail) && !/^0+$/.test(tail) ? getAddress(`0x${tail}`) : null;
}
