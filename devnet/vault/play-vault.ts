import type { Address } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import { accountOf } from '../account-of';
import type { DevnetLink } from '../devnet-link';
import { depositFrom } from './deposit-from';
import { keeperCall, keepIdle, reportPart } from './keeper';
import type { VaultEvent } from './vault-history';

/**
 * Makes one event of the history happen, in a block of its time.
 * @param accounts the chain's unlocked accounts
 */
export async function playVault(link: DevnetLink, event: VaultEvent, accounts: readonly Address[]): Promise<void> {
  const { client, contracts } = link;
  await client.setNextBlockTimestamp({ timestamp: BigInt(event.at) });
  const vault = { address: contracts.vault.vault, abi: asyncVaultAbi, throwOnReceiptRevert: true } as const;
  switch (event.kind) {
    case 'deposit':
      await depositFrom(link, accountOf(accounts, event.staker), event.wei);
      return;
    case 'request': {
      const account = accountOf(accounts, event.staker);
      await client.writeContractSync({
        ...vault,
        functionName: 'requestRedeem',
        args: [event.shares, account, account],
        account,
      });
      return;
    }
    case 'claim': {
      const account = accountOf(accounts, event.staker);
      const shares = await client.readContract({ ...vault, functionName: 'maxRedeem', args: [account] });
      await client.writeContractSync({ ...vault, functionName: 'redeem', args: [shares, account, account], account });
      return;
    }
    case 'report':
      await reportPart(link, event.ppm);
      return;
    case 'keepIdle':
      await keepIdle(link, event.wei);
      return;
    case 'close':
      await client.writeContractSync({ ...keeperCall(link), functionName: 'closeEpoch' });
      return;
    case 'fulfil':
      await client.writeContractSync({ ...keeperCall(link), functionName: 'fulfilEpoch' });
  }
}
