import 'server-only';

import type { PublicClient } from 'viem';
import { MULTICALL3 } from '@/lib/chain/networks';
import { readAll, readBatch } from '@/lib/chain/read-batch';
import type { ExitUnknown } from '@/lib/domain/exits';
import { etherAtNav, type MarketQuote, type NetAssetValue } from '@/lib/domain/market-premium';
import type { QueueEta } from '@/lib/domain/queue-eta';
import { etherPerReth } from '@/lib/domain/rocket-pool-rate';
import type { LidoToken } from '@/lib/protocols/asset';
import { vaultGas } from '@/lib/protocols/erc4626/gas';
import type { VaultPool } from '@/lib/protocols/erc4626/pool';
import { vaultPriceReads } from '@/lib/protocols/erc4626/price-reads';
import { quoteVault } from '@/lib/protocols/erc4626/quote';
import type { ExitComparison } from '@/lib/protocols/exit-choices';
import { type ExitInputs, exitChoices, type MarketAnswer } from '@/lib/protocols/exit-offers';
import { claimGas, lidoNav, lidoSales, requestOf } from '@/lib/protocols/lido/exit-inputs';
import type { LidoPool } from '@/lib/protocols/lido/pool';
import { quoteLido } from '@/lib/protocols/lido/quote';
import { type LiveSnapshot, likelyFeePerGas, type RateHistory } from '@/lib/protocols/live-state';
import { LADDER } from '@/lib/protocols/market/bounds';
import { type Market, marketsFor } from '@/lib/protocols/market/market';
import { marketQuoteReads } from '@/lib/protocols/market/quote-reads';
import type { ExitPast, Intent } from '@/lib/protocols/protocol';
import { protocols } from '@/lib/protocols/registry';
import type { RocketPool } from '@/lib/protocols/rocket-pool/pool';
import { quoteRocketPool } from '@/lib/protocols/rocket-pool/quote';
import { err, ok, type Result } from '@/lib/result';
import { RAY, type Ray, ray, shares, wei } from '@/lib/units/units';

/** What comparisons are made with. */
export interface ExitTools {
  readonly client: PublicClient;
  readonly markets: readonly Market[];
  /** What recent reports teach, as far as it is known. */
  past(snapshot: LiveSnapshot): Promise<ExitPast>;
}

/** What is compared, and at which picture. */
interface ExitAsked {
  readonly snapshot: LiveSnapshot;
  readonly history: RateHistory;
  /** In the token's smallest unit. */
  readonly amount: bigint;
}

/** A sale of `sold` tokens, after what comes before it. */
type Sale = Omit<MarketAnswer, 'quote' | 'ladder'> & { readonly sold: bigint };

/** A vault's requests are paid when its keeper fulfils them; nothing of that can be foreseen. */
const NOT_FORESEEN: QueueEta = { kind: 'unknown', reason: 'no-report-history', notBefore: null, changes: [] };

/** Lido: the queue, and every market of either token. */
export async function compareLidoExits(
  tools: ExitTools,
  pool: LidoPool,
  token: LidoToken,
  asked: ExitAsked,
): Promise<ExitComparison> {
  const { snapshot, amount } = asked;
  const sales = lidoSales(pool, token, amount, tools.markets).map((sale) => ({
    ...sale,
    nav: lidoNav(pool, sale.traded),
  }));
  const [past, markets] = await Promise.all([tools.past(snapshot), askMarkets(tools, snapshot, sales)]);
  const quote = quoteLido({ ...nobody(snapshot), pool }, requestOf(token, amount));
  const parts = quote.ok ? quote.value.requests : [];
  const total = wei(parts.reduce((sum, part) => sum + part, 0n));
  const eta = protocols.lido.exitQueue?.eta(pool, past, { kind: 'amount', amount: total }, snapshot.block.timestamp);
  if (eta === undefined) throw new Error('Lido has a queue');
  const queue = { quote, eta, claimGas: claimGas(Math.max(1, parts.length)) };
  return comparison(asked, lidoNav(pool, token), { queue, instant: null, markets });
}

/** Rocket Pool: burning at once what its collateral covers, and the token's markets. */
export async function compareRocketPoolExits(
  tools: ExitTools,
  pool: RocketPool,
  asked: ExitAsked,
): Promise<ExitComparison> {
  const { snapshot, amount } = asked;
  const nav: NetAssetValue = { kind: 'accruing', etherPerToken: wadToRay(etherPerReth(pool.balances)) };
  const markets = await askMarkets(tools, snapshot, directSales(tools, pool.tokens.accruing.address, amount, nav));
  const quote = quoteRocketPool({ ...nobody(snapshot), pool }, { kind: 'redeem', amount: shares(amount) });
  return comparison(asked, nav, { queue: null, instant: { quote, claimGas: 0n }, markets });
}

/** A vault of wrapped ether: redeeming at once or by request, whichever it offers, and the share's markets. */
export async function compareVaultExits(tools: ExitTools, pool: VaultPool, asked: ExitAsked): Promise<ExitComparison> {
  const { snapshot, amount } = asked;
  const nav: NetAssetValue = { kind: 'accruing', etherPerToken: wadToRay(pool.rate) };
  const byRequest = pool.contracts.exit === 'by-request';
  const intent: Intent = byRequest
    ? { kind: 'request', token: 'accruing', amount: shares(amount) }
    : { kind: 'redeem', amount: shares(amount) };
  const reads = vaultPriceReads(pool, intent);
  const [price, markets] = await Promise.all([
    reads === null ? null : readBatch(tools.client, reads, { hash: snapshot.block.hash }),
    askMarkets(tools, snapshot, directSales(tools, pool.tokens.accruing.address, amount, nav)),
  ]);
  const quoted = {
    quote: quoteVault({ ...nobody(snapshot), pool, price }, intent),
    claimGas: byRequest ? vaultClaimGas() : 0n,
  };
  return comparison(asked, nav, {
    queue: byRequest ? { ...quoted, eta: NOT_FORESEEN } : null,
    instant: byRequest ? null : quoted,
    markets,
  });
}

function comparison(
  { snapshot, history, amount }: ExitAsked,
  nav: NetAssetValue,
  ways: Pick<ExitInputs, 'queue' | 'instant' | 'markets'>,
): ExitComparison {
  const apr = aprOf(history);
  const feePerGas = likelyFeePerGas(snapshot);
  const choices = exitChoices({ now: snapshot.block.timestamp, amount, nav, apr, feePerGas, ...ways });
  return { block: snapshot.block, amount, worth: etherAtNav(amount, nav), apr, choices };
}

/** All markets in one batch, for the amount and for the ladder. One whose answer cannot be read has no price. */
async function askMarkets(
  tools: ExitTools,
  { block }: LiveSnapshot,
  sales: readonly Sale[],
): Promise<readonly MarketAnswer[]> {
  const basis = { multicall: MULTICALL3, block: block.number };
  const plans = sales.map(({ market, sold }) => marketQuoteReads(market, [sold, ...LADDER], basis));
  const answers = await readAll(tools.client, plans, { hash: block.hash });
  return sales.map(({ market, sold, first, firstGas, nav }, index) => {
    const answer = answers[index];
    const [quote, ...ladder]: readonly MarketQuote[] = answer?.ok === true ? answer.value : [];
    return { market, first, firstGas, nav, ladder, quote: quote ?? { sold, received: err('no-answer') } };
  });
}

/** Sales of the very token one has. */
function directSales(tools: ExitTools, token: Market['token'], sold: bigint, nav: NetAssetValue): readonly Sale[] {
  return marketsFor(tools.markets, token).map((market) => ({ market, sold, nav, first: null, firstGas: 0n }));
}

/** Nobody in particular: an amount is compared before it is anyone's. */
function nobody({ block }: LiveSnapshot) {
  return { position: null, atBlock: block.number, feePerGas: null, price: null };
}

/** Gas of claiming one request later. */
function vaultClaimGas(): bigint {
  return vaultGas({ kind: 'claim', ids: [0n] }, { wrap: false, approval: false });
}

/** A rate in 1e18 as one in 1e27. */
function wadToRay(rate: bigint): Ray {
  return ray((rate * RAY) / 10n ** 18n);
}

function aprOf(history: RateHistory): Result<Ray, ExitUnknown> {
  return history.status === 'ready' && history.apr !== null ? ok(history.apr.value) : err('no-apr');
}
