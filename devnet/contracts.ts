import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Address, Hash } from 'viem';

import type { Deployment } from '@/lib/chain/deployment';

import type { Parts } from './parts/parts';
import { LOWEST_FEE } from './parts/uniswap';
import type { RocketPoolContracts } from './rocket-pool/deploy-rocket-pool';
import type { VaultContracts } from './vault/deploy-vault';

/** The contracts of the local protocol, in the order of their deployment. */
export const CONTRACT_NAMES = [
  'DepositSink',
  'LidoLocator',
  'Lido',
  'WstETH',
  'WithdrawalQueueERC721',
  'WithdrawalNFTDescriptor',
  'StakingRouter',
  'NodeOperatorsRegistry',
  'HashConsensus',
  'AccountingOracle',
  'Accounting',
  'Burner',
  'OracleReportSanityChecker',
  'WithdrawalVault',
  'LidoExecutionLayerRewardsVault',
] as const;

export type ContractName = (typeof CONTRACT_NAMES)[number];

/** Where the protocol is, and who runs it. */
export type ProtocolContracts = {
  /** Holds every role: deploys, reports, pauses. One of Anvil's unlocked accounts. */
  readonly operator: Address;
  /** Start of slot 0, Unix seconds, just before the deployment. The first report counts from here. */
  readonly deployedAt: number;
  readonly deployedInBlock: number;
  readonly addresses: Readonly<Record<ContractName, Address>>;
};

/** A pool on this chain, as its files list it. */
export type SeededPool = {
  readonly symbol: string;
  readonly token: Address;
  readonly address: Address;
};

/** A Safe that is ready to be used. */
export type ExampleSafe = {
  readonly address: Address;
  readonly owners: readonly Address[];
  readonly threshold: number;
};

/** Where everything on a local chain is, for tools and tests. */
export type DevnetContracts = ProtocolContracts & {
  /** Contracts of others: WETH9, Permit2, Safe, Uniswap v3. */
  readonly parts: Parts;
  readonly rocketPool: RocketPoolContracts;
  readonly vault: VaultContracts;
  /** Price feeds; ethUsd answers USD for one ETH with 8 decimals. */
  readonly feeds: { readonly ethUsd: Address };
  /** One for each liquid token that is traded. */
  readonly pools: readonly SeededPool[];
  /** The proxy that makes faults on demand; absent while the chain is being seeded. */
  readonly faultsUrl?: string;
  /** Of Anvil accounts 1 to 3; absent while the chain is being seeded. */
  readonly safe?: ExampleSafe;
  /** The last block of the history; the same for the same start and code. Absent while the chain is being seeded. */
  readonly seeded?: { readonly block: number; readonly timestamp: number; readonly stateRoot: Hash };
};

/** The file the app reads: a deployment like those of public networks. */
export function deploymentFile(folder: string): string {
  return path.join(folder, 'deployment.json');
}

/** Writes both files of a local chain: the app's and the tools'. */
export function writeContractFiles(folder: string, contracts: DevnetContracts, chainId: number): void {
  mkdirSync(folder, { recursive: true });
  writeJson(deploymentFile(folder), deploymentOf(contracts, chainId));
  writeJson(contractsFile(folder), contracts);
}

function deploymentOf(contracts: DevnetContracts, chainId: number): Deployment {
  const { addresses, parts, rocketPool, vault, pools, feeds } = contracts;
  return {
    chainId,
    name: 'Devnet',
    weth: parts.weth,
    protocols: {
      lido: { locator: addresses.LidoLocator, fromBlock: contracts.deployedInBlock },
      rocketPool: { storage: rocketPool.addresses.RocketStorage, fromBlock: rocketPool.deployedInBlock },
      vaults: [{ address: vault.vault, fromBlock: vault.deployedInBlock }],
    },
    markets: {
      uniswapV3: {
        quoter: parts.uniswap.quoter,
        router: parts.uniswap.router,
        pools: pools.map(({ token }) => ({ token, fee: LOWEST_FEE })),
      },
    },
    feeds,
  };
}

/** Reads where everything is. Throws when no chain was ever deployed with this folder. */
export function readContractFile(folder: string): DevnetContracts {
  return JSON.parse(readFileSync(contractsFile(folder), 'utf8'));
}

function contractsFile(folder: string): string {
  return path.join(folder, 'contracts.json');
}

/** Replaces the file in one step, so that a reader never sees half of it. */
function writeJson(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
