import { type Address, erc20Abi } from 'viem';

import { wei } from '@/lib/units/units';

import { nativeBalanceRead } from '../native-balance';
import type { ChainParts } from '../protocol';
import { DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import { marketId, soldAs, spenderOf } from './market';
import type { MarketContracts, MarketPool, MarketPosition } from './pool';

/**
 * A market by its token: the deployment lists it whole, so that nothing has to be asked.
 * @throws DecodeError when reading, for a token that is not traded
 */
export function marketContractReads(token: Address, { markets = [] }: ChainParts): ReadPlan<MarketContracts> {
  return planReads({}, () => {
    const market = markets.find((one) => one.token.toLowerCase() === token.toLowerCase());
    if (market === undefined) throw new DecodeError('market', `the deployment lists none of ${token}`);
    return done({ market, sells: soldAs(market) });
  });
}

/** What the token is called. Its price depends on the amount and is asked for each one. */
export function marketPoolReads(contracts: MarketContracts): ReadPlan<MarketPool> {
  const { market, sells } = contracts;
  const call = { address: market.token, abi: erc20Abi, functionName: 'symbol' };
  return planReads({ symbol: call }, (answers) =>
    done({
      protocol: 'market',
      id: marketId(market),
      contracts,
      tokens: { [sells]: { address: market.token, symbol: answers.symbol('symbol') } },
    }),
  );
}

/** What an account has of the token, and what the market may take of it. */
export function marketAccountReads(
  { market }: MarketContracts,
  account: Address,
  { multicall }: ChainParts,
): ReadPlan<MarketPosition> {
  const token = { address: market.token, abi: erc20Abi };
  return planReads(
    {
      ether: nativeBalanceRead(multicall, account),
      tokens: { ...token, functionName: 'balanceOf', args: [account] },
      allowance: { ...token, functionName: 'allowance', args: [account, spenderOf(market)] },
    },
    (answers) =>
      done({
        account,
        ether: wei(answers.bigint('ether')),
        tokens: answers.bigint('tokens'),
        allowance: answers.bigint('allowance'),
      }),
  );
}
