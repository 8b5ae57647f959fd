import 'server-only';

import type { Address, PublicClient } from 'viem';

import { MULTICALL3 } from '@/lib/chain/networks';
import { readAll } from '@/lib/chain/read-batch';
import type { ExitUnknown } from '@/lib/domain/exits';
import { etherAtNav, type MarketQuote, type NetAssetValue } from '@/lib/domain/market-premium';
import { etherPerReth } from '@/lib/domain/rocket-pool-rate';
import type { LidoToken } from '@/lib/protocols/asset';
import type { ExitComparison } from '@/lib/protocols/exit-choices';
import { exitChoices, type MarketAnswer } from '@/lib/protocols/exit-offers';
import { claimGas, lidoNav, lidoSales, requestOf } from '@/lib/protocols/lido/exit-inputs';
import type { LidoPool } from '@/lib/protocols/lido/pool';
import { quoteLido } from '@/lib/protocols/lido/quote';
import { likelyFeePerGas, type LiveSnapshot, type RateHistory } from '@/lib/protocols/live-state';
import { LADDER } from '@/lib/protocols/market/bounds';
import { type Market, marketsFor } from '@/lib/protocols/market/market';
import { marketQuoteReads } from '@/lib/protocols/market/quote-reads';
import { poolOfKind } from '@/lib/protocols/pool-kinds';
import type { ExitPast } from '@/lib/protocols/protocol';
import { protocols } from '@/lib/protocols/registry';
import type { RocketPool } from '@/lib/protocols/rocket-pool/pool';
import { quoteRocketPool } from '@/lib/protocols/rocket-pool/quote';
import { err, ok, type Result } from '@/lib/result';
import { ray, type Ray, shares, wei } from '@/lib/units/units';

/** Comparisons kept at most; the one asked for longest ago goes first. */
const MOST_KEPT = 500;
/** Rocket Pool's rate is ETH in 1e18; a ray has nine digits more. */
const WAD_TO_RAY = 10n ** 9n;

/** What comparisons are made with. */
export interface ExitTools {
  readonly client: PublicClient;
  readonly markets: readonly Market[];
  /** What recent reports teach, as far as it is known. */
  past(snapshot: LiveSnapshot): Promise<ExitPast>;
}

/** A token that no pool of this network can pay out. */
export class UnknownTokenError extends Error {
  override readonly name = 'UnknownTokenError';
}

/** Ways out side by side, at the block of a picture: one read of all markets for each amount and block, whoever asks. */
export class ExitSource {
  readonly #kept = new Map<string, Promise<ExitComparison>>();

  constructor(readonly tools: ExitTools) {}

  /**
   * Compares the ways out of one amount of a token.
   * @throws UnknownTokenError for a token that is no pool's; viem's errors when no node answers
   */
  compare(snapshot: LiveSnapshot, token: Address, amount: bigint): Promise<ExitComparison> {
    const key = `${snapshot.block.hash} ${token.toLowerCase()} ${amount}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = this.#compare(snapshot, token, amount);
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_KEPT && !oldest.done) this.#kept.delete(oldest.value);
    return made;
  }

  async #compare(snapshot: LiveSnapshot, token: Address, amount: bigint): Promise<ExitComparison> {
    const { pool, kind, history } = poolOfToken(snapshot, token);
    const terms = {
      now: snapshot.block.timestamp,
      amount,
      apr: aprOf(history),
      feePerGas: likelyFeePerGas(snapshot),
    };
    const base = { block: snapshot.block, amount };
    if (pool.protocol === 'rocket-pool') {
      const nav: NetAssetValue = { kind: 'accruing', etherPerToken: rateOf(pool) };
      const sales = marketsFor(this.tools.markets, token).map((market) => ({ market, sold: amount, nav, ...DIRECT }));
      const instant = {
        quote: quoteRocketPool({ ...contextOf(snapshot), pool }, { kind: 'redeem', amount: shares(amount) }),
        claimGas: 0n,
      };
      const markets = await this.#askMarkets(snapshot, sales);
      return { ...base, worth: etherAtNav(amount, nav), choices: exitChoices({ ...terms, nav, queue: null, instant, markets }) };
    }
    if (pool.protocol !== 'lido' || kind === 'accruing') throw new UnknownTokenError(token);
    const nav = lidoNav(pool, kind);
    const sales = lidoSales(pool, kind, amount, this.tools.markets).map((sale) => ({
      ...sale,
      nav: lidoNav(pool, sale.traded),
    }));
    const [queue, markets] = await Promise.all([
      this.#queueOf(snapshot, pool, kind, amount),
      this.#askMarkets(snapshot, sales),
    ]);
    return { ...base, worth: etherAtNav(amount, nav), choices: exitChoices({ ...terms, nav, queue, instant: null, markets }) };
  }

  async #queueOf(snapshot: LiveSnapshot, pool: LidoPool, token: LidoToken, amount: bigint) {
    const quote = quoteLido({ ...contextOf(snapshot), pool }, requestOf(token, amount));
    const asked = wei(quote.ok ? quote.value.requests.reduce((sum, part) => sum + part, 0n) : 0n);
    const past = await this.tools.past(snapshot);
    const eta = protocols.lido.exitQueue?.eta(pool, past, { kind: 'amount', amount: asked }, snapshot.block.timestamp);
    if (eta === undefined) throw new Error('Lido has a queue');
    return { quote, eta, claimGas: claimGas(quote.ok ? quote.value.requests.length : 1) };
  }

  /** All markets in one batch, for the amount and for the ladder. One whose answer cannot be read has no price. */
  async #askMarkets(snapshot: LiveSnapshot, sales: readonly Sale[]): Promise<readonly MarketAnswer[]> {
    const { block } = snapshot;
    const basis = { multicall: MULTICALL3, block: block.number };
    const plans = sales.map(({ market, sold }) => marketQuoteReads(market, [sold, ...LADDER], basis));
    const answers = await readAll(this.tools.client, plans, { hash: block.hash });
    return sales.map(({ market, sold, first, firstGas, nav }, index) => {
      const answer = answers[index];
      const [quote, ...ladder]: readonly MarketQuote[] = answer?.ok === true ? answer.value : [];
      return { market, first, firstGas, nav, ladder, quote: quote ?? { sold, received: err('no-answer') } };
    });
  }
}

interface Sale {
  readonly market: Market;
  readonly sold: bigint;
  readonly first: 'wrap' | 'unwrap' | null;
  readonly firstGas: bigint;
  readonly nav: NetAssetValue;
}

const DIRECT = { first: null, firstGas: 0n } as const;

/** Nobody in particular: an amount is compared before it is anyone's. */
function contextOf({ block }: LiveSnapshot) {
  return { position: null, atBlock: block.number, feePerGas: null, price: null };
}

function poolOfToken(snapshot: LiveSnapshot, token: Address) {
  const ready = snapshot.others.flatMap((other) => (other.status === 'ready' ? [other] : []));
  for (const { pool, history } of [snapshot, ...ready]) {
    for (const kind of ['rebasing', 'wrapped', 'accruing'] as const) {
      if (isToken(pool.tokens[kind]?.address, token)) return { pool: poolOfKind(pool), kind, history };
    }
  }
  throw new UnknownTokenError(token);
}

function isToken(address: Address | undefined, token: Address): boolean {
  return address?.toLowerCase() === token.toLowerCase();
}

function rateOf({ balances }: RocketPool): Ray {
  return ray(etherPerReth(balances) * WAD_TO_RAY);
}

function aprOf(history: RateHistory): Result<Ray, ExitUnknown> {
  return history.status === 'ready' && history.apr !== null ? ok(history.apr.value) : err('no-apr');
}
