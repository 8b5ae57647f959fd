import type { Address, Hex } from 'viem';

import type { DevnetClient } from '@/devnet/client';
import { openRpc, type RpcCall, RpcRefusal } from '@/devnet/json-rpc';

/** A transaction of an account nobody has the key of. */
export interface CrowdCall {
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
  readonly value?: bigint;
}

/** More than any of these transactions needs, and little enough for hundreds in a block. */
const GAS: Hex = '0x124f80';
/** Room for all of a block's transactions, as Anvil counts it before it runs them. */
const BLOCK_GAS: Hex = '0x77359400';
const TIMEOUT_MS = 30_000;

/** Sends transactions of many accounts, all in one block. */
export interface Crowd {
  readonly send: (calls: readonly CrowdCall[]) => Promise<void>;
  /** Gives each account so much ether. */
  readonly fund: (accounts: readonly Address[], wei: bigint) => Promise<void>;
}

/** Opens a way to send as anyone on a chain that only this process uses. */
export async function openCrowd(url: string, client: DevnetClient): Promise<Crowd> {
  const rpc = openRpc(url, TIMEOUT_MS);
  const ask = async (calls: readonly RpcCall[]): Promise<readonly unknown[]> => {
    const answers = await rpc(calls);
    const refused = answers.find((answer) => answer instanceof RpcRefusal);
    if (refused !== undefined) throw refused;
    return answers;
  };
  await ask([
    { method: 'anvil_autoImpersonateAccount', params: [true] },
    { method: 'evm_setBlockGasLimit', params: [BLOCK_GAS] },
  ]);
  return {
    fund: async (accounts, wei) => {
      await ask(accounts.map((account) => ({ method: 'anvil_setBalance', params: [account, hexOf(wei)] })));
    },
    send: async (calls) => {
      await client.setAutomine(false);
      const sent = calls.map(({ from, to, data, value = 0n }) => ({ from, to, data, value: hexOf(value), gas: GAS }));
      await ask(sent.map((transaction) => ({ method: 'eth_sendTransaction', params: [transaction] })));
      await client.mine({ blocks: 1 });
      await client.setAutomine(true);
      const [receipts] = await ask([{ method: 'eth_getBlockReceipts', params: ['latest'] }]);
      assertAllDone(receipts, calls);
    },
  };
}

function assertAllDone(receipts: unknown, calls: readonly CrowdCall[]): void {
  if (!Array.isArray(receipts) || receipts.length !== calls.length)
    throw new Error(`not all of ${calls.length} transactions are in the block`);
  const failed = receipts.findIndex(({ status }) => status !== '0x1');
  if (failed >= 0) throw new Error(`the chain refused ${JSON.stringify(receipts[failed])}`);
}

function hexOf(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}
