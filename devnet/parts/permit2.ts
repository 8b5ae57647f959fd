import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Address, domainSeparator, type Hex } from 'viem';

import type { DevnetClient } from '../client';

/** Permit2 has one address on every chain that has it. */
export const PERMIT2: Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3';

const CODE_FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'permit2-code.txt');

/**
 * The published code was taken from a deployment on a chain with this one's id, but at another address. This is that
 * deployment's EIP-712 domain separator, which the constructor wrote into the code.
 */
const PUBLISHED_SEPARATOR = 'd5a17abc3865df5c1400c0299bd4ce2eefc8114aec5f9d3dded1745783e57b98';

/** Permit2's runtime code as its constructor would leave it at its usual address on a chain. */
export function permit2Code(chainId: number): Hex {
  const separator = domainSeparator({ domain: { name: 'Permit2', chainId, verifyingContract: PERMIT2 } });
  const parts = readFileSync(CODE_FILE, 'utf8').trim().slice(2).split(PUBLISHED_SEPARATOR);
  if (parts.length !== 2) throw new Error(`The code in ${CODE_FILE} is not the published one.`);
  return `0x${parts.join(separator.slice(2))}`;
}

/**
 * Puts Permit2 at its usual address. No npm package of a bearable size ships it compiled, so its published runtime code
 * is kept in a file; docs/third-party.md says where it is from.
 */
export async function installPermit2(client: DevnetClient): Promise<void> {
  await client.setCode({ address: PERMIT2, bytecode: permit2Code(client.chain.id) });
}
