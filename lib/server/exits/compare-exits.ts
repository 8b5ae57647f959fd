import 'server-only';

import type { PublicClient } from 'viem';
import { readBatch } from '@/lib/chain/read-batch';
import type { ExitUnknown } from '@/lib/domain/exits';
import { etherAtNav, type NetAssetValue } from '@/lib/domain/market-premium';
import type { QueueEta } from '@/lib/domain/queue-eta';
import { etherPerReth } from '@/lib/domain/rocket-pool-rate';
import type { LidoToken } from '@/lib/protocols/asset';
import { vaultGas } from '@/lib/protocols/erc4626/gas';
import type { VaultPool } from '@/lib/protocols/erc4626/pool';
import { vaultPriceReads } from '@/lib/protocols/erc4626/price-reads';
import { quoteVault } from '@/lib/protocols/erc4626/quote';
import type { ExitComparison } from '@/lib/protocols/exit-choices';
import { type ExitInputs, exitChoices } from '@/lib/protocols/exit-offers';
import { claimGas, lidoNav, lidoSales, requestOf } from '@/lib/protocols/lido/exit-inputs';
import type { LidoPool } from '@/lib/protocols/lido/pool';
import { quoteLido } from '@/lib/protocols/lido/quote';
import { type LiveSnapshot, likelyFeePerGas, type RateHistory } from '@/lib/protocols/live-state';
import { type Market, marketsFor } from '@/lib/protocols/market/market';
import type { ChainPrice, ExitPast, Intent } from '@/lib/protocols/protocol';
import type { ReadPlan } from '@/lib/protocols/read-plan';
import { protocols } from '@/lib/protocols/registry';
import type { RocketPool } from '@/lib/protocols/rocket-pool/pool';
import { quoteRocketPool } from '@/lib/protocols/rocket-pool/quote';
import { err, ok, type Result } from '@/lib/result';
import { RAY, type Ray, ray, shares, wei } from '@/lib/units/units';
import { isReadError } from '../read-error';
import { askMarkets, type Sale } from './ask-markets';

/** What comparisons are made with. */
export interface ExitTools {
  readonly client: PublicClient;
  readonly markets: readonly Market[];
  /** What recent reports teach, as far as it is known. */
  past(snapshot: LiveSnapshot): Promise<ExitPast>;
  /** Tells whoever runs the server what could not be read. */
  note(what: string, error: unknown): void;
}

/** What is compared, and at which picture. */
interface ExitAsked {
  readonly snapshot: LiveSnapshot;
  readonly history: RateHistory;
  /** In the token's smallest unit. */
  readonly amount: bigint;
}

/** A vault's requests are paid when its keeper fulfils them; nothing of that can be foreseen. */
const NOT_FORESEEN: QueueEta = {
  kind: 'unknown',
  reason: 'no-report-history',
  notBefore: null,
  changes: [],
  consensus: { status: 'off' },
};

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
  const [past, markets] = await Promise.all([tools.past(snapshot), askMarkets(tools, snapshot.block, sales)]);
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
  const markets = await askMarkets(
    tools,
    snapshot.block,
    directSales(tools, pool.tokens.accruing.address, amount, nav),
  );
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
    reads === null ? null : priceOf(tools, snapshot, reads),
    askMarkets(tools, snapshot.block, directSales(tools, pool.tokens.accruing.address, amount, nav)),
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

/** What a vault says of the amount; null, which is no price, when no node answers. */
async function priceOf(
  { client, note }: ExitTools,
  { block }: LiveSnapshot,
  reads: ReadPlan<ChainPrice>,
): Promise<ChainPrice | null> {
  try {
    return await readBatch(client, reads, { hash: block.hash });
  } catch (error) {
    if (!isReadError(error)) throw error;
    note('a vault has no price: the node did not answer', error);
    return null;
  }
}

function comparison(
  { snapshot, history, amount }: ExitAsked,
  nav: NetAssetValue,
  ways: Pick<ExitInputs, 'queue' | 'instant' | 'markets'>,
): ExitComparison {
  const apr = aprOf(history);
  const feePerGas = likelyFeePerGas(snapshot);
  const choices = exitChoices({ now: snapshot.block.timestamp, amount, nav, apr, feePerGas, ...ways });
  return { block: snapshot.block, amount, worth: etherAtNav(amount, nav), apr, feePerGas, choices };
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
