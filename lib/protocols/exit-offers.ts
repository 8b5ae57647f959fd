import { breakEvenWait } from '@/lib/domain/exit-break-even';
import { compareExits, type ExitCost, type ExitOffer, type ExitPosition, type ExitUnknown } from '@/lib/domain/exits';
import {
  depthWithin,
  etherAtNav,
  type MarketQuote,
  type MarketUnknown,
  type NetAssetValue,
  premiumLadder,
  premiumToNav,
} from '@/lib/domain/market-premium';
import type { QueueEta } from '@/lib/domain/queue-eta';
import { mapRange } from '@/lib/domain/range';
import { err, ok, type Result } from '@/lib/result';
import { mulDivUp } from '@/lib/units/mul-div';
import { RAY, type Ray, ray, type UnixSeconds, type Wei, wei } from '@/lib/units/units';

import type { ExitChoice } from './exit-choices';
import { boundedQuote } from './market/bounds';
import { marketGas } from './market/gas';
import type { Market } from './market/market';
import type { Quote } from './protocol';
import type { Refusal } from './refusal';

/** Depth is told for this discount: 1 %. */
const NEAR: Ray = ray(RAY / 100n);

/** What an intent was quoted, and what carrying it out to its end costs in gas, the claim included. */
export interface QuotedExit {
  readonly quote: Result<Quote, Refusal>;
  /** Gas of a later claim; 0 where the ether comes at once. */
  readonly claimGas: bigint;
}

/** What a market answered for the amount and for the ladder of sizes. */
export interface MarketAnswer {
  readonly market: Market;
  readonly first: 'wrap' | 'unwrap' | null;
  /** Gas of wrapping or unwrapping first, its approval included; 0 without. */
  readonly firstGas: bigint;
  /** For the tokens that are sold in the end. */
  readonly quote: MarketQuote;
  readonly ladder: readonly MarketQuote[];
  /** Of the token the market trades. */
  readonly nav: NetAssetValue;
}

/** Everything that ways out are made of. Null: the protocol has nothing of the kind. */
export interface ExitInputs {
  readonly now: UnixSeconds;
  readonly amount: bigint;
  readonly nav: NetAssetValue;
  readonly apr: Result<Ray, ExitUnknown>;
  /** wei per gas; null when the chain does not say. */
  readonly feePerGas: Wei | null;
  readonly queue: (QuotedExit & { readonly eta: QueueEta }) | null;
  readonly instant: QuotedExit | null;
  readonly markets: readonly MarketAnswer[];
}

type Known<T> = Result<T, ExitUnknown>;
const AT_ONCE = ok({ p10: 0n, p50: 0n, p90: 0n });

/**
 * Every way out of a protocol for one amount, with what each costs: queue, instant, then markets in their order. What is not
 * known stays unknown with its reason.
 */
export function exitChoices(inputs: ExitInputs): readonly ExitChoice[] {
  const position: ExitPosition = { worth: etherAtNav(inputs.amount, inputs.nav), apr: inputs.apr };
  const cost = (offer: ExitOffer): ExitCost => {
    const [only] = compareExits([offer], position);
    if (only === undefined) throw new Error('an offer without its cost');
    return only;
  };
  const queue = inputs.queue === null ? null : cost(queueOffer(inputs, inputs.queue));
  const choices: ExitChoice[] = [];
  if (inputs.queue !== null && queue !== null)
    choices.push({ ...queue, kind: 'queue', eta: inputs.queue.eta, refusal: refusalOf(inputs.queue) });
  if (inputs.instant !== null)
    choices.push({
      ...cost(instantOffer(inputs, inputs.instant, position.worth)),
      kind: 'instant',
      refusal: refusalOf(inputs.instant),
    });
  for (const answer of inputs.markets) {
    const quote = boundedQuote(answer.quote, answer.nav);
    const sale = cost(marketOffer(inputs, answer, quote));
    const { market, first, nav, ladder } = answer;
    choices.push({
      ...sale,
      kind: 'market',
      market,
      first,
      sold: quote.sold,
      fault: faultOf(quote),
      premium: quote.received.ok ? premiumToNav(quote.sold, quote.received.value, nav) : null,
      depth: depthWithin(
        premiumLadder(
          ladder.map((step) => boundedQuote(step, nav)),
          nav,
        ),
        NEAR,
      ),
      breakEven: queue === null ? null : breakEvenWait(queue, sale, position),
    });
  }
  return choices;
}

function refusalOf({ quote }: QuotedExit): Refusal | null {
  return quote.ok ? null : quote.error;
}

function faultOf({ received }: MarketQuote): MarketUnknown | null {
  return received.ok ? null : received.error;
}

function gasOf({ feePerGas }: ExitInputs, units: bigint): Known<Wei> {
  return feePerGas === null ? err('no-gas-price') : ok(wei(units * feePerGas));
}

/** The queue takes no fee; it pays what was asked for, unless a loss comes before. */
function queueOffer(inputs: ExitInputs, { quote, claimGas, eta }: QuotedExit & { readonly eta: QueueEta }): ExitOffer {
  const wait: ExitOffer['wait'] =
    eta.kind === 'unknown'
      ? err('no-waiting-time')
      : ok(mapRange(eta.at, (at) => (at > inputs.now ? at - inputs.now : 0n)));
  if (!quote.ok) return unquoted('queue', wait);
  return {
    kind: 'queue',
    receive: ok(wei(quote.value.requests.reduce((sum, part) => sum + part, 0n))),
    fee: ok(wei(0n)),
    gas: gasOf(inputs, quote.value.gasUnits + claimGas),
    wait,
  };
}

function instantOffer(inputs: ExitInputs, { quote, claimGas }: QuotedExit, worth: Wei): ExitOffer {
  if (!quote.ok || quote.value.receive === null) return unquoted('instant', AT_ONCE);
  const { amount } = quote.value.receive;
  return {
    kind: 'instant',
    receive: ok(wei(amount)),
    fee: ok(wei(worth > amount ? worth - amount : 0n)),
    gas: gasOf(inputs, quote.value.gasUnits + claimGas),
    wait: AT_ONCE,
  };
}

function marketOffer(inputs: ExitInputs, { market, firstGas, nav }: MarketAnswer, quote: MarketQuote): ExitOffer {
  if (!quote.received.ok) return unquoted('market', AT_ONCE);
  return {
    kind: 'market',
    receive: ok(quote.received.value),
    fee: feeOf(market, etherAtNav(quote.sold, nav)),
    gas: gasOf(inputs, marketGas(market, true) + firstGas),
    wait: AT_ONCE,
  };
}

/** The fee of the pool, of what the tokens are worth, rounded up; Curve's moves with its balances and is not asked for. */
function feeOf(market: Market, worth: Wei): Known<Wei> {
  return market.kind === 'curve' ? err('not-quoted') : ok(wei(mulDivUp(worth, BigInt(market.fee), 1_000_000n)));
}

function unquoted(kind: ExitOffer['kind'], wait: ExitOffer['wait']): ExitOffer {
  return { kind, receive: err('not-quoted'), fee: err('not-quoted'), gas: err('not-quoted'), wait };
}
