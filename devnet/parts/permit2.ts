import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Address, isHex } from 'viem';

import type { DevnetClient } from '../client';

/** Permit2 has one address on every chain that has it. */
export const PERMIT2: Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3';

const CODE_FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'permit2-code.txt');

/**
 * Puts Permit2 at its usual address. No npm package of a bearable size ships it compiled, so its published runtime code
 * is kept in a file; docs/third-party.md says where it is from.
 */
export async function installPermit2(client: DevnetClient): Promise<void> {
  const bytecode = readFileSync(CODE_FILE, 'utf8').trim();
  if (!isHex(bytecode)) throw new Error(`No code in ${CODE_FILE}.`);
  await client.setCode({ address: PERMIT2, bytecode });
}
