import type { Abi } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import { frameSeconds } from '@/lib/domain/frames';
import { queueHistory } from '@/lib/domain/queue-history';
import { newestReports } from '@/lib/domain/queue-life';
import { wei } from '@/lib/units/units';

import type { StakingProtocol } from '../protocol';
import { lidoAccountReads } from './account-reads';
import { lidoContractReads } from './contract-reads';
import { lidoExitEta } from './exit-eta';
import { lidoQueueLife, lidoQueueLogs } from './flows';
import { lidoLedger } from './ledger-source';
import { outcomeOfLido } from './outcome';
import { planLido } from './plan';
import type { LidoContracts, LidoPool, LidoPosition } from './pool';
import { lidoPoolReads } from './pool-reads';
import { lidoProvenance } from './provenance';
import { quoteLido } from './quote';
import { lidoReports } from './reports';

const errors: Abi = [...lidoAbi, ...wstEthAbi, ...withdrawalQueueErc721Abi].filter((item) => item.type === 'error');

/** Reports that teach: three months of daily ones. */
const TAUGHT_BY = 90;

/** Lido: stETH, wstETH and the withdrawal queue, protocol version 2 and later. */
export const lido: StakingProtocol<LidoContracts, LidoPool, LidoPosition> = {
  id: 'lido',
  label: 'Lido',
  contractReads: lidoContractReads,
  poolReads: lidoPoolReads,
  accountReads: lidoAccountReads,
  priceReads: () => null,
  quote: quoteLido,
  plan: planLido,
  outcomeEvents: (contracts) => [
    { address: contracts.token, abi: lidoAbi, name: 'Lido' },
    { address: contracts.wrapper, abi: wstEthAbi, name: 'WstETH' },
    { address: contracts.queue, abi: withdrawalQueueErc721Abi, name: 'WithdrawalQueueERC721' },
  ],
  outcome: outcomeOfLido,
  exitQueue: {
    logs: lidoQueueLogs,
    life: lidoQueueLife,
    history: ({ payout: { clock, marginSeconds, depositsReserve } }, past) =>
      queueHistory(newestReports(past, TAUGHT_BY), {
        frameSeconds: frameSeconds(clock),
        marginSeconds,
        reserved: depositsReserve?.target ?? wei(0n),
      }),
    eta: lidoExitEta,
  },
  reports: (contracts) => [lidoReports(contracts)],
  ledger: lidoLedger,
  provenance: lidoProvenance,
  errorAbi: errors,
};
