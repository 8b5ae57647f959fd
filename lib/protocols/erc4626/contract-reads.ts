import { type Address, isAddressEqual, zeroAddress } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { vaultShareAbi } from '@/contracts-abi/vault-share';

import type { ChainParts } from '../protocol';
import { type Answers, andThen, type ContractRead, DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import { INTERFACE_IDS } from './interface-ids';
import type { VaultContracts, VaultToken } from './pool';

/** Beyond these, a whole token does not fit the numbers that contracts calculate with. */
const MOST_DECIMALS = 36;

/**
 * Finds out what kind of vault is at an address. Stage one: its token, and which standards it follows; a contract without
 * ERC-165 is a plain ERC-4626 vault. Stage two: symbols and decimals of both tokens, and whether it lists requests.
 */
export function vaultContractReads(vault: Address, { weth }: ChainParts): ReadPlan<VaultContracts> {
  const ask = (functionName: string, ...args: unknown[]): ContractRead => ({
    address: vault,
    abi: asyncVaultAbi,
    functionName,
    args,
  });
  const standards = Object.entries(INTERFACE_IDS).map(([name, id]) => [name, ask('supportsInterface', id)]);
  return planReads({ underlying: ask('asset'), share: ask('share'), ...Object.fromEntries(standards) }, (answers) => {
    const underlying = answers.address('underlying');
    const supports = (name: keyof typeof INTERFACE_IDS) => answers.has(name) && answers.boolean(name);
    const tells = supports('erc165') && !supports('none');
    const share = tells && supports('erc7575') ? answers.address('share') : vault;
    const kind = {
      vault,
      takesWrappedEther: weth !== null && isAddressEqual(underlying, weth),
      exit: tells && supports('asyncRedeem') ? ('by-request' as const) : ('at-once' as const),
      depositsByRequest: tells && supports('asyncDeposit'),
    };
    return andThen(tokenReads(kind, share, underlying));
  });
}

type Kind = Omit<VaultContracts, 'share' | 'underlying' | 'listsRequests'>;

function tokenReads(kind: Kind, share: Address, underlying: Address): ReadPlan<VaultContracts> {
  const ask = (address: Address, functionName: string): ContractRead => ({ address, abi: vaultShareAbi, functionName });
  return planReads(
    {
      shareSymbol: ask(share, 'symbol'),
      shareDecimals: ask(share, 'decimals'),
      underlyingSymbol: ask(underlying, 'symbol'),
      underlyingDecimals: ask(underlying, 'decimals'),
      requestIds: { address: kind.vault, abi: asyncVaultAbi, functionName: 'redeemRequestIds', args: [zeroAddress] },
      requestAssets: {
        address: kind.vault,
        abi: asyncVaultAbi,
        functionName: 'claimableRedeemAssets',
        args: [0n, zeroAddress],
      },
    },
    (answers) =>
      done({
        ...kind,
        share: { address: share, ...tokenOf(answers, 'share') },
        underlying: { address: underlying, ...tokenOf(answers, 'underlying') },
        listsRequests: kind.exit === 'by-request' && answers.has('requestIds') && answers.has('requestAssets'),
      }),
  );
}

function tokenOf(answers: Answers, name: 'share' | 'underlying'): Omit<VaultToken, 'address'> {
  const decimals = Number(answers.bigint(`${name}Decimals`));
  if (decimals > MOST_DECIMALS) throw new DecodeError(name, `has ${decimals} decimals, more than ${MOST_DECIMALS}`);
  return { symbol: answers.symbol(`${name}Symbol`), decimals };
}
