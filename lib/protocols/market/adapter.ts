import type { StakingProtocol } from '../protocol';
import { curveAbi, wrappedEtherEventsAbi } from './abi';
import type { MarketContracts, MarketPool, MarketPosition } from './pool';
import { marketProvenance } from './provenance';
import { marketAccountReads, marketContractReads, marketPoolReads } from './reads';
import { outcomeOfSale, planSale, quoteSale, salePriceReads } from './sale';

/** Uniswap v3 and Curve: a liquid token is sold for ether. No rate of its own, and nothing else to do there. */
export const market: StakingProtocol<MarketContracts, MarketPool, MarketPosition> = {
  id: 'market',
  label: 'Market',
  contractReads: marketContractReads,
  poolReads: marketPoolReads,
  accountReads: marketAccountReads,
  priceReads: salePriceReads,
  quote: quoteSale,
  plan: planSale,
  outcomeEvents: ({ market: place }) =>
    place.kind === 'curve'
      ? [{ address: place.pool, abi: curveAbi, name: 'Curve pool' }]
      : [{ address: place.weth, abi: wrappedEtherEventsAbi, name: 'WETH' }],
  outcome: (pool, account, _intent, logs) => outcomeOfSale(pool, account, logs),
  reports: () => [],
  provenance: marketProvenance,
  errorAbi: [],
};
