import { parseEther, zeroAddress } from 'viem';

import { ether, rate } from './figure-maths';
import { redeemed } from './holdings';
import { yearlyGrowth } from './pool-history';
import { answer, type Contract, daysOf, FILLED, made, ONE, ofAccount, type Readers, typed } from './reader';

const vault: Contract = (contracts) => contracts.vault.vault;

/** The vault and its token. */
export const VAULT: Readers = {
  'ERC-4626 vault: Exchange rate': made(vault, async ({ at, figure }) =>
    figure.label.startsWith('Ways out') ? ether(await redeemed(at, parseEther(FILLED))) : rate(await redeemed(at, ONE)),
  ),
  'ERC-4626 vault: Yearly rate': made(vault, (asked) => yearlyGrowth(asked.at, 'vault', daysOf(asked))),
  'ERC-4626 vault: Total in the vault': answer(vault, 'totalAssets()'),
  'ERC-4626 vault: Room left': answer(vault, 'maxDeposit(address)', ether, () => [zeroAddress]),
  'ERC-4626 vault: You receive': answer(vault, 'previewDeposit(uint256)', ether, typed),
  'ERC-4626 vault: It pays': answer(vault, 'convertToAssets(uint256)', ether, typed),
  'ERC-4626 vault: Ready to claim': answer(vault, 'maxWithdraw(address)', ether, ofAccount),
  'Share token: Balance': answer((contracts) => contracts.vault.share, 'balanceOf(address)', ether, ofAccount),
};
