import { type Address, type Hash, parseAbi, zeroAddress } from 'viem';
import { readContract } from 'viem/actions';

import type { EncodedCall } from '@/lib/protocols/protocol';

import type { ExecutorContext } from './context';

/** What of a Safe (1.3.0 and later) is read. */
const safeAbi = parseAbi([
  'function VERSION() view returns (string)',
  'function nonce() view returns (uint256)',
  'function getThreshold() view returns (uint256)',
  'function getOwners() view returns (address[])',
  'function approvedHashes(address owner, bytes32 hash) view returns (uint256)',
  'function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view returns (bytes32)',
]);

/** Places in a Safe's queue in which a new proposal is looked for. */
const PLACES_AHEAD = 20;

/** Whether the contract at the account answers as a Safe does. */
export async function isSafe({ reader, account }: ExecutorContext): Promise<boolean> {
  const ask = { address: account, abi: safeAbi } as const;
  const answers = await Promise.allSettled([
    readContract(reader, { ...ask, functionName: 'VERSION' }),
    readContract(reader, { ...ask, functionName: 'getThreshold' }),
  ]);
  return answers.every(({ status }) => status === 'fulfilled');
}

/** The nonce of the Safe's next execution, at a block or at the newest. */
export async function safeNonce({ reader, account }: ExecutorContext, blockNumber?: bigint): Promise<number> {
  const at = blockNumber === undefined ? {} : { blockNumber };
  return Number(await readContract(reader, { address: account, abi: safeAbi, functionName: 'nonce', ...at }));
}

/** The hash that owners sign for a plain call with a nonce: no refund, no own gas limit, as Safe's app proposes. */
export function safeTxHash(
  { reader, account }: ExecutorContext,
  { address, value, data }: Pick<EncodedCall, 'address' | 'value' | 'data'>,
  nonce: number,
): Promise<Hash> {
  return readContract(reader, {
    address: account,
    abi: safeAbi,
    functionName: 'getTransactionHash',
    args: [address, value, data, 0, 0n, 0n, 0n, zeroAddress, zeroAddress, BigInt(nonce)],
  });
}

/**
 * The nonce a proposal was made with.
 * @param from the Safe's nonce when it was made
 * @returns null when the proposal is not this plain call, or stands further back in the Safe's queue than is looked for
 */
export async function nonceOfProposal(
  context: ExecutorContext,
  call: Pick<EncodedCall, 'address' | 'value' | 'data'>,
  hash: Hash,
  from: number,
): Promise<number | null> {
  const candidates = Array.from({ length: PLACES_AHEAD }, (_, place) => from + place);
  const hashes = await Promise.all(candidates.map((nonce) => safeTxHash(context, call, nonce)));
  return candidates[hashes.indexOf(hash)] ?? null;
}

/**
 * How many owners' approvals are known of, and how many it needs. Signatures are collected outside the chain, so only
 * those that owners put on chain can be seen; that somebody proposed it counts as one.
 */
export async function approvalsOf(
  { reader, account }: ExecutorContext,
  hash: Hash,
): Promise<{ readonly known: number; readonly needed: number }> {
  const ask = { address: account, abi: safeAbi } as const;
  const [owners, threshold] = await Promise.all([
    readContract(reader, { ...ask, functionName: 'getOwners' }),
    readContract(reader, { ...ask, functionName: 'getThreshold' }),
  ]);
  const given = await Promise.all(
    owners.map((owner: Address) =>
      readContract(reader, { ...ask, functionName: 'approvedHashes', args: [owner, hash] }),
    ),
  );
  const onChain = given.filter((approved) => approved > 0n).length;
  return { known: Math.max(1, onChain), needed: Number(threshold) };
}
