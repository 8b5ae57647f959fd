import { type Abi, erc20Abi, parseAbi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { vaultShareAbi } from '@/contracts-abi/vault-share';

import type { StakingProtocol } from '../protocol';
import { vaultAccountReads } from './account-reads';
import { vaultContractReads } from './contract-reads';
import { vaultReports, vaultRequestFilter } from './events';
import { vaultLedger } from './ledger-source';
import { outcomeOfVault } from './outcome';
import { planVault } from './plan';
import type { VaultContracts, VaultPool, VaultPosition } from './pool';
import { vaultReads } from './pool-reads';
import { vaultPriceReads } from './price-reads';
import { vaultProvenance } from './provenance';
import { quoteVault } from './quote';
import { wrappedEtherAbi } from './wrapped-ether-abi';

/** Of the vaults that are built on OpenZeppelin's, which most are. */
const COMMON_ERRORS = parseAbi([
  'error ERC4626ExceededMaxDeposit(address receiver, uint256 assets, uint256 max)',
  'error ERC4626ExceededMaxMint(address receiver, uint256 shares, uint256 max)',
  'error ERC4626ExceededMaxWithdraw(address owner, uint256 assets, uint256 max)',
  'error ERC4626ExceededMaxRedeem(address owner, uint256 shares, uint256 max)',
]);

/** Any tokenised vault: ERC-4626, with requests to redeem where it has them (ERC-7540), and its share (ERC-7575). */
export const erc4626: StakingProtocol<VaultContracts, VaultPool, VaultPosition> = {
  id: 'erc4626',
  label: 'Vault',
  contractReads: vaultContractReads,
  poolReads: vaultReads,
  accountReads: vaultAccountReads,
  priceReads: vaultPriceReads,
  quote: quoteVault,
  plan: planVault,
  outcomeEvents: ({ vault, share, underlying }) => [
    { address: vault, abi: asyncVaultAbi, name: `Vault of ${share.symbol}` },
    { address: underlying.address, abi: [...erc20Abi, ...wrappedEtherAbi], name: underlying.symbol },
  ],
  outcome: outcomeOfVault,
  requestFilter: vaultRequestFilter,
  reports: vaultReports,
  ledger: vaultLedger,
  provenance: vaultProvenance,
  errorAbi: errorsOf([...asyncVaultAbi, ...vaultShareAbi, ...COMMON_ERRORS]),
};

function errorsOf(abi: Abi): Abi {
  const errors = abi.filter((item) => item.type === 'error');
  return errors.filter((item, index) => errors.findIndex(({ name }) => name === item.name) === index);
}
