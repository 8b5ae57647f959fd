import { encodeFunctionData, erc20Abi } from 'viem';

import { err, ok, type Result } from '@/lib/result';
import { wei } from '@/lib/units/units';
import type { DecodedLog } from '../decoded-log';
import { amountOf, isAt, isOf } from '../decoded-logs';
import { refusalOfGas } from '../gas-refusal';
import type { ChainPrice, ContractCall, Intent, Outcome, Quote, TxStep } from '../protocol';
import { DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import type { Refusal } from '../refusal';
import { curveAbi, routerAbi } from './abi';
import { marketGas } from './gas';
import { spenderOf } from './market';
import type { MarketContext, MarketPool, MarketPosition, SellIntent } from './pool';
import { quoteCall, receivedOf } from './quote-reads';

/** SwapRouter02's name for itself as a recipient (Constants.ADDRESS_THIS): it keeps the wrapped ether to unwrap it. */
const ROUTER_ITSELF = '0x0000000000000000000000000000000000000002';

/** Asks the market what exactly this amount brings. Far below the least that is wanted it is not asked. */
export function salePriceReads({ contracts }: MarketPool, intent: Intent): ReadPlan<ChainPrice> | null {
  if (intent.kind !== 'sell' || intent.amount <= 0n) return null;
  const { amount, least } = intent;
  const worth = { ether: least, tokens: amount };
  return planReads({ price: quoteCall(contracts.market, amount, worth) }, (answers) => {
    const receive = answers.has('price') ? receivedOf(contracts.market, answers, 'price', worth) : null;
    return done({ amount, receive: receive === null ? err('the market cannot take so much') : ok(receive) });
  });
}

/** What a sale brings, to the wei, or why it would not be carried out. */
export function quoteSale(context: MarketContext, intent: Intent): Result<Quote, Refusal> {
  const { pool, position, price } = context;
  if (intent.kind !== 'sell' || intent.token !== pool.contracts.sells) return err({ code: 'not-offered' });
  if (intent.amount <= 0n) return err({ code: 'amount-zero' });
  if (position !== null && intent.amount > position.tokens)
    return err({ code: 'balance-exceeded', asset: intent.token, balance: position.tokens });
  if (price === null || price.amount !== intent.amount) return err({ code: 'not-priced', reason: null });
  if (!price.receive.ok) return err({ code: 'not-priced', reason: price.receive.error });
  const pays = price.receive.value;
  if (pays < intent.least) return err({ code: 'price-below-least', least: intent.least, pays });
  const gasUnits = marketGas(pool.contracts.market, needsApproval(position, intent.amount));
  const gas = refusalOfGas(context, 0n, gasUnits);
  if (gas !== null) return err(gas);
  const give = { asset: intent.token, amount: intent.amount };
  return ok({ give, receive: { asset: 'ether', amount: pays }, requests: [], gasUnits });
}

function needsApproval(position: MarketPosition | null, amount: bigint): boolean {
  return position === null || position.allowance < amount;
}

/**
 * The calls of an accepted sale: an approval of exactly the amount where it is missing, then the sale itself, which reverts
 * as a whole when it would pay less than the least.
 * @throws Error for anything but a sale
 */
export function planSale(pool: MarketPool, position: MarketPosition, intent: Intent): readonly TxStep[] {
  if (intent.kind !== 'sell') throw new Error(`a market does not offer ${intent.kind}`);
  const { market } = pool.contracts;
  const act: TxStep = { kind: 'act', call: saleCall(pool, position, intent), approval: null };
  if (!needsApproval(position, intent.amount)) return [act];
  const approval = { asset: intent.token, amount: intent.amount, spender: spenderOf(market) };
  const approve: ContractCall = {
    type: 'call',
    address: market.token,
    abi: erc20Abi,
    functionName: 'approve',
    args: [approval.spender, approval.amount],
    value: wei(0n),
  };
  return [{ kind: 'approve', call: approve, approval }, act];
}

function saleCall({ contracts }: MarketPool, { account }: MarketPosition, { amount, least }: SellIntent): ContractCall {
  const { market } = contracts;
  const call = { type: 'call', value: wei(0n) } as const;
  if (market.kind === 'curve')
    return { ...call, address: market.pool, abi: curveAbi, functionName: 'exchange', args: [1n, 0n, amount, least] };
  const { token: tokenIn, weth: tokenOut, fee } = market;
  const swap = encodeFunctionData({
    abi: routerAbi,
    functionName: 'exactInputSingle',
    args: [
      {
        tokenIn,
        tokenOut,
        fee,
        recipient: ROUTER_ITSELF,
        amountIn: amount,
        amountOutMinimum: least,
        sqrtPriceLimitX96: 0n,
      },
    ],
  });
  const unwrap = encodeFunctionData({ abi: routerAbi, functionName: 'unwrapWETH9', args: [least, account] });
  return { ...call, address: market.router, abi: routerAbi, functionName: 'multicall', args: [[swap, unwrap]] };
}

/**
 * What a confirmed sale paid.
 * @param logs of the receipt; Uniswap's router unwraps what it then sends, Curve's pool names what was bought
 * @throws DecodeError when the receipt has no such event
 */
export function outcomeOfSale(pool: MarketPool, account: `0x${string}`, logs: readonly DecodedLog[]): Outcome {
  const { market } = pool.contracts;
  const found =
    market.kind === 'curve'
      ? logs.filter((log) => log.eventName === 'TokenExchange' && isAt(log, market.pool) && isOf(log, 'buyer', account))
      : logs.filter(
          (log) => log.eventName === 'Withdrawal' && isAt(log, market.weth) && isOf(log, 'src', market.router),
        );
  if (found.length === 0) throw new DecodeError('receipt', 'nothing was sold');
  const name = market.kind === 'curve' ? 'tokens_bought' : 'wad';
  const amount = found.reduce((sum, log) => sum + amountOf(log, name), 0n);
  return { received: { asset: 'ether', amount }, requestIds: [], claimedIds: [] };
}
