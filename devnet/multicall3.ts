import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Hex, isHex } from 'viem';

import { MULTICALL3 } from '@/lib/chain/networks';

import type { DevnetClient } from './client';

/**
 * Puts Multicall3 at its usual address, where a fresh Anvil has nothing. Without it every batched read answers "0x".
 */
export async function installMulticall3(client: DevnetClient): Promise<void> {
  const { data } = await client.call({ data: creationCode() });
  if (data === undefined) throw new Error('The creation code of Multicall3 returned no code.');
  await client.setCode({ address: MULTICALL3, bytecode: data });
}

/** viem ships the contract's creation code but does not export it, so it is read from the file that holds it. */
function creationCode(): Hex {
  const require = createRequire(import.meta.url);
  const file = path.join(path.dirname(require.resolve('viem/package.json')), '_esm', 'constants', 'contracts.js');
  const code = /multicall3Bytecode = '(0x[0-9a-f]+)'/.exec(readFileSync(file, 'utf8'))?.[1];
  if (!isHex(code)) throw new Error(`No Multicall3 creation code in ${file}.`);
  return code;
}
