import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { shares, wei } from '@/lib/units/units';

import { accruingLedger } from '../accruing-ledger';
import type { LedgerSource } from '../ledger-source';
import { withRequests } from './ledger-requests';
import type { VaultContracts } from './pool';

/**
 * The vault is asked for the worth of so many shares that its rounding is far below the wei of anyone's balance, however
 * it guards its rate against a first depositor.
 */
const PROBE_DECIMALS = 20n;

/**
 * How an account's ledger in a vault is made: its shares at the rate of the keeper's reports, and what it asked back
 * where the vault lists requests. Amounts are in the smallest unit of the underlying token.
 */
export function vaultLedger(contracts: VaultContracts): LedgerSource {
  const source = ledgerOfShares(contracts);
  return contracts.listsRequests ? withRequests(source, contracts) : source;
}

function ledgerOfShares({ vault, share, underlying }: VaultContracts): LedgerSource {
  const probe = 10n ** (BigInt(share.decimals) + PROBE_DECIMALS);
  const scale = (one: number, other: number) => 10n ** BigInt(Math.max(0, other - one));
  const source = accruingLedger({
    key: `vault-${vault.toLowerCase()}`,
    token: share.address,
    ...{ tokenName: 'Share token', queue: vault },
    worth: { contract: vault, contractName: 'ERC-4626 vault', call: 'convertToAssets(uint256)(uint256)', of: 'amount' },
    rateCalls: { worth: { address: vault, abi: asyncVaultAbi, functionName: 'convertToAssets', args: [probe] } },
    rateOf: (answers) =>
      answers.has('worth') ? { totalPooledEther: wei(answers.bigint('worth')), totalShares: shares(probe) } : null,
  });
  return {
    ...source,
    // Reports bring both sides to the same decimals; here each is in its own smallest unit.
    rateOfReport: ({ totalPooledEther, totalShares }) => ({
      totalPooledEther: wei(totalPooledEther / scale(underlying.decimals, share.decimals)),
      totalShares: shares(totalShares / scale(share.decimals, underlying.decimals)),
    }),
  };
}
