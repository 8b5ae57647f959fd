import { type Address, parseEther } from 'viem';

import type { DevnetClient } from './client';

const AMPLE_BALANCE_WEI = parseEther('1000000');

/** Unlocks an account that nobody has the key of and gives it ether to spend, as a faucet would. */
export async function actAs(client: DevnetClient, account: Address): Promise<void> {
  await client.impersonateAccount({ address: account });
  await client.setBalance({ address: account, value: AMPLE_BALANCE_WEI });
}
