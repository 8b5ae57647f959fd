import { rocketDepositPoolAbi } from '@/contracts-abi/rocket-deposit-pool';
import { rocketTokenRethAbi } from '@/contracts-abi/rocket-token-reth';

import type { StakingProtocol } from '../protocol';
import { rocketPoolAccountReads } from './account-reads';
import { rocketPoolContractReads } from './contract-reads';
import { rocketPoolLedger } from './ledger-source';
import { outcomeOfRocketPool } from './outcome';
import { planRocketPool } from './plan';
import type { RocketPool, RocketPoolContracts, RocketPoolPosition } from './pool';
import { rocketPoolReads } from './pool-reads';
import { rocketPoolProvenance } from './provenance';
import { quoteRocketPool } from './quote';
import { rocketPoolReports } from './reports';

/** Rocket Pool: rETH and the deposit pool. Who leaves burns rETH against the ETH that is there, at once. */
export const rocketPool: StakingProtocol<RocketPoolContracts, RocketPool, RocketPoolPosition> = {
  id: 'rocket-pool',
  label: 'Rocket Pool',
  contractReads: rocketPoolContractReads,
  poolReads: rocketPoolReads,
  accountReads: rocketPoolAccountReads,
  priceReads: () => null,
  quote: quoteRocketPool,
  plan: planRocketPool,
  outcomeEvents: (contracts) => [
    { address: contracts.token, abi: rocketTokenRethAbi, name: 'RocketTokenRETH' },
    { address: contracts.depositPool, abi: rocketDepositPoolAbi, name: 'RocketDepositPool' },
  ],
  outcome: outcomeOfRocketPool,
  reports: rocketPoolReports,
  ledger: rocketPoolLedger,
  provenance: rocketPoolProvenance,
  // Its contracts revert with texts, which need no ABI.
  errorAbi: [],
};
