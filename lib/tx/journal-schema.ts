import * as v from 'valibot';

import { type Shares, shares, type Wei, wei } from '@/lib/units/units';

const hexOf = (pattern: RegExp) =>
  v.pipe(
    v.string(),
    v.regex(pattern),
    v.transform((text) => text as `0x${string}`),
  );
const hex = hexOf(/^0x[0-9a-fA-F]*$/);
const address = hexOf(/^0x[0-9a-fA-F]{40}$/);
const hash = hexOf(/^0x[0-9a-fA-F]{64}$/);
const ether = v.pipe(
  v.bigint(),
  v.transform((value): Wei => wei(value)),
);
const share = v.pipe(
  v.bigint(),
  v.transform((value): Shares => shares(value)),
);
const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const liquid = v.picklist(['rebasing', 'wrapped', 'accruing']);
const token = v.picklist(['rebasing', 'wrapped', 'accruing', 'underlying']);
const asset = v.picklist(['ether', 'rebasing', 'wrapped', 'accruing', 'underlying']);
const holding = v.object({ asset, amount: v.bigint() });

const request = v.variant('token', [
  v.object({ kind: v.literal('request'), token: v.literal('rebasing'), amount: ether }),
  v.object({ kind: v.literal('request'), token: v.picklist(['wrapped', 'accruing']), amount: share }),
]);

const intent = v.union([
  v.object({ kind: v.literal('stake'), amount: ether, receive: liquid }),
  v.object({ kind: v.literal('wrap'), amount: ether }),
  v.object({ kind: v.literal('unwrap'), amount: share }),
  request,
  v.object({ kind: v.literal('redeem'), amount: share }),
  v.object({ kind: v.literal('claim'), ids: v.array(v.bigint()) }),
]);

const quote = v.object({
  give: v.nullable(holding),
  receive: v.nullable(holding),
  requests: v.array(ether),
  gasUnits: v.bigint(),
});

const step = v.object({
  kind: v.picklist(['approve', 'act']),
  call: v.object({ type: v.literal('encoded'), address, data: hex, value: ether }),
  approval: v.nullable(v.object({ asset: token, amount: v.bigint(), spender: address })),
});

const sent = v.object({
  hash,
  address,
  data: hex,
  value: ether,
  atBlock: v.bigint(),
  nonce: v.nullable(natural),
});

/** One entry of the journal as it is stored. */
export const journalSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  chainId: natural,
  account: address,
  /** Kept before there were several pools, it can only be Lido's. */
  pool: v.optional(v.pipe(v.string(), v.nonEmpty()), 'lido'),
  intent,
  quote,
  steps: v.pipe(v.array(step), v.minLength(1)),
  at: natural,
  hashes: v.array(hash),
  sent,
});
