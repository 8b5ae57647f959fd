import {
  type Address,
  concat,
  encodeAbiParameters,
  type PublicClient,
  parseAbiParameters,
  toFunctionSelector,
} from 'viem';

import type { DevnetContracts } from '@/devnet/contracts';

/** One block, and what stands where on its chain. */
export interface ReadAt {
  readonly client: PublicClient;
  readonly contracts: DevnetContracts;
  readonly block: { readonly number: bigint; readonly timestamp: bigint };
}

/**
 * Calls a view function at the block and takes its answer apart into words of 32 bytes: without an ABI, so that nothing
 * but the signature is taken on trust.
 * @param signature such as "balanceOf(address)"
 */
export async function wordsOf(
  { client, block }: ReadAt,
  to: Address,
  signature: string,
  args: readonly unknown[] = [],
): Promise<readonly bigint[]> {
  const types = signature.slice(signature.indexOf('(') + 1, -1);
  const encoded = types === '' ? '0x' : encodeAbiParameters(parseAbiParameters(types), args as never);
  const { data = '0x' } = await client.call({
    to,
    data: concat([toFunctionSelector(signature), encoded]),
    blockNumber: block.number,
  });
  return (data.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`));
}

/** The first word of a call's answer. */
export async function wordOf(
  at: ReadAt,
  to: Address,
  signature: string,
  args: readonly unknown[] = [],
): Promise<bigint> {
  const [first] = await wordsOf(at, to, signature, args);
  if (first === undefined) throw new Error(`${signature} of ${to} answers nothing`);
  return first;
}
