import type { FigureId, Provenance } from '../protocol';
import { callsOf } from '../provenance-entry';
import type { VaultContracts } from './pool';

/** Where each figure of a vault comes from: contract, function and formula. */
export function vaultProvenance(contracts: VaultContracts): Readonly<Partial<Record<FigureId, Provenance>>> {
  const vault = callsOf(contracts.vault, 'ERC-4626 vault');
  const share = callsOf(contracts.share.address, 'Share token');
  return {
    rate: vault(
      'Exchange rate',
      'convertToAssets(uint256)(uint256)',
      'what one whole share is worth, rounded down by the vault, without fees',
      [String(10n ** BigInt(contracts.share.decimals))],
    ),
    apr: {
      ...vault(
        'Yearly rate',
        'Reported(uint256,uint256,uint256,uint256,uint256)',
        'growth of assets ÷ shares from before the first report of the window to after the last, × 365 days ÷ the time they span. No compounding.',
      ),
      kind: 'logs',
    },
    total: vault('Total in the vault', 'totalAssets()(uint256)', 'all assets of holders, by the vault’s own word'),
    limit: vault('Room left', 'maxDeposit(address)(uint256)', 'most that the account may deposit now'),
    collateral: vault('Can leave now', 'maxWithdraw(address)(uint256)', 'most that the account may take out now'),
    receive: vault(
      'You receive',
      'previewDeposit(uint256)(uint256)',
      'what the vault says for exactly this amount, fees included',
    ),
    accruingBalance: share('Balance', 'balanceOf(address)(uint256)', 'shares; their number stays, their value grows'),
    claimable: vault('Ready to claim', 'maxWithdraw(address)(uint256)', 'assets of all requests that are fulfilled'),
  };
}
