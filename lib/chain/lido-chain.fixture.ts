import { parseAbi } from 'viem';

import { accountingOracleAbi } from '@/contracts-abi/accounting-oracle';
import { hashConsensusAbi } from '@/contracts-abi/hash-consensus';
import { lidoAbi } from '@/contracts-abi/lido';
import { lidoLocatorAbi } from '@/contracts-abi/lido-locator';
import { stakingRouterAbi } from '@/contracts-abi/staking-router';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';
import { CONTRACTS, ORACLE } from '@/lib/protocols/lido/lido.fixture';

import { MULTICALL3 } from './networks';
import type { ScriptedContract } from './scripted-node.fixture';

/** The contracts that reads of the Lido adapter go to, as a scripted node knows them. */
export const LIDO_CHAIN: readonly ScriptedContract[] = [
  { address: CONTRACTS.locator, abi: lidoLocatorAbi },
  {
    address: CONTRACTS.token,
    abi: [...lidoAbi, ...parseAbi(['function getExternalEther() view returns (uint256)'])],
  },
  { address: CONTRACTS.wrapper, abi: wstEthAbi },
  { address: CONTRACTS.queue, abi: withdrawalQueueErc721Abi },
  { address: CONTRACTS.router, abi: stakingRouterAbi },
  { address: ORACLE, abi: accountingOracleAbi },
  { address: CONTRACTS.consensus, abi: hashConsensusAbi },
  {
    address: CONTRACTS.limits,
    abi: parseAbi(['function getOracleReportLimits() view returns (uint256[16])']),
  },
  { address: MULTICALL3, abi: parseAbi(['function getEthBalance(address addr) view returns (uint256)']) },
];
