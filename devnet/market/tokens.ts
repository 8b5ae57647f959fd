import type { Address } from 'viem';
import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { lidoAbi } from '@/contracts-abi/lido';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import type { DevnetLink } from '../devnet-link';
import { acquireReth } from '../rocket-pool/acquire-reth';
import { depositFrom } from '../vault/deposit-from';

/** A liquid token that a pool can hold: its balances change by transfers alone. */
export type MarketToken = {
  readonly symbol: string;
  readonly address: Address;
  /** What one whole token is worth to its protocol, in wei of ether. */
  readonly navPerToken: (link: DevnetLink) => Promise<bigint>;
  /** Gets at least so many wei of the token for an unlocked account that has ether enough. */
  readonly acquire: (link: DevnetLink, account: Address, tokenWei: bigint) => Promise<void>;
};

/** Staking and wrapping round down; this much more ether makes up for it. */
const ROUNDING_WEI = 10n;
const WHOLE_TOKEN = 10n ** 18n;

/**
 * The wrapped form of the rebasing token. A Uniswap v3 pool keeps its own account of what it holds, so a rebasing token's
 * rewards would belong to nobody and a loss would leave it short: only the wrapped form is traded there.
 */
function wrappedToken({ contracts: { addresses } }: DevnetLink): MarketToken {
  const wrapped = { address: addresses.WstETH, abi: wstEthAbi } as const;
  const lido = { address: addresses.Lido, abi: lidoAbi } as const;
  return {
    symbol: 'wmrETH',
    address: addresses.WstETH,
    navPerToken: ({ client }) => client.readContract({ ...wrapped, functionName: 'stEthPerToken' }),
    acquire: async ({ client, contracts }, account, tokenWei) => {
      const send = { account, throwOnReceiptRevert: true } as const;
      const nominal = await client.readContract({ ...wrapped, functionName: 'getStETHByWstETH', args: [tokenWei] });
      const ether = nominal + ROUNDING_WEI;
      await client.writeContractSync({
        ...lido,
        ...send,
        functionName: 'submit',
        args: [contracts.operator],
        value: ether,
      });
      const balance = await client.readContract({ ...lido, functionName: 'balanceOf', args: [account] });
      await client.writeContractSync({ ...lido, ...send, functionName: 'approve', args: [wrapped.address, balance] });
      await client.writeContractSync({ ...wrapped, ...send, functionName: 'wrap', args: [balance] });
    },
  };
}

/** Rocket Pool's accruing token. */
function accruingToken({ contracts: { rocketPool } }: DevnetLink): MarketToken {
  const address = rocketPool.addresses.RocketTokenRETH;
  return {
    symbol: 'acETH',
    address,
    navPerToken: ({ client }) =>
      client.readContract({ address, abi: rocketTokenRethAbi, functionName: 'getExchangeRate' }),
    acquire: acquireReth,
  };
}

/** The share of the vault, which redeems it only some time after it was asked to. */
function vaultShare({ contracts: { vault } }: DevnetLink): MarketToken {
  const call = { address: vault.vault, abi: asyncVaultAbi } as const;
  return {
    symbol: 'mvETH',
    address: vault.share,
    navPerToken: ({ client }) => client.readContract({ ...call, functionName: 'convertToAssets', args: [WHOLE_TOKEN] }),
    acquire: async (link, account, tokenWei) => {
      const wei = await link.client.readContract({ ...call, functionName: 'previewMint', args: [tokenWei] });
      await depositFrom(link, account, wei + ROUNDING_WEI);
    },
  };
}

/** Every token that has a pool here, by symbol. A protocol that joins adds its own. */
export function marketTokens(link: DevnetLink): readonly MarketToken[] {
  return [wrappedToken(link), accruingToken(link), vaultShare(link)];
}
