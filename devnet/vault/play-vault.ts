import type { Address } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';

import { accountOf } from '../account-of';
import type { DevnetLink } from '../devnet-link';
import { depositFrom } from './deposit-from';
import { keeperCall, keepIdle, reportPart } from './keeper';
import type { VaultEvent } from './vault-history';

/** Seconds between the transactions of one event. */
const STEP = 12;

/**
 * Makes one event of the history happen, in blocks from its time on.
 * @param accounts the chain's unlocked accounts
 */
export async function playVault(link: DevnetLink, event: VaultEvent, accounts: readonly Address[]): Promise<void> {
  const { client, contracts } = link;
  let blockTime = event.at;
  const nextBlockTime = async () => {
    await client.setNextBlockTimestamp({ timestamp: BigInt(blockTime) });
    blockTime += STEP;
  };
  const vault = { address: contracts.vault.vault, abi: asyncVaultAbi, throwOnReceiptRevert: true } as const;
  switch (event.kind) {
    case 'deposit':
      await depositFrom(link, accountOf(accounts, event.staker), event.wei, nextBlockTime);
      return;
    case 'request': {
      const account = accountOf(accounts, event.staker);
      await nextBlockTime();
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
      await nextBlockTime();
      await client.writeContractSync({ ...vault, functionName: 'redeem', args: [shares, account, account], account });
      return;
    }
    case 'report':
      await reportPart(link, event.ppm, nextBlockTime);
      return;
    case 'keepIdle':
      await keepIdle(link, event.wei, nextBlockTime);
      return;
    case 'close':
      await nextBlockTime();
      await client.writeContractSync({ ...keeperCall(link), functionName: 'closeEpoch' });
      return;
    case 'fulfil':
      await nextBlockTime();
      await client.writeContractSync({ ...keeperCall(link), functionName: 'fulfilEpoch' });
  }
}
