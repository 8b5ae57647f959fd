import * as v from 'valibot';

import { type Shares, shares, type Wei, wei } from '@/lib/units/units';

const hexOf = (pattern: RegExp) =>
  v.pipe(
    v.string(),
    v.regex(pattern),
    v.transform((text) => text as `0x${string}`),
  );
/** Any bytes in hex. */
export const hex = hexOf(/^0x[0-9a-fA-F]*$/);
/** An address; checksums are not checked again. */
export const address = hexOf(/^0x[0-9a-fA-F]{40}$/);
/** A hash of 32 bytes. */
export const hash = hexOf(/^0x[0-9a-fA-F]{64}$/);
/** An amount in wei. */
export const ether = v.pipe(
  v.bigint(),
  v.transform((value): Wei => wei(value)),
);
const share = v.pipe(
  v.bigint(),
  v.transform((value): Shares => shares(value)),
);
/** A whole number from zero on. */
export const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const liquid = v.picklist(['rebasing', 'wrapped', 'accruing']);
/** A token a pool deals in. */
export const token = v.picklist(['rebasing', 'wrapped', 'accruing', 'underlying']);
/** What can be given or received. */
export const asset = v.picklist(['ether', 'rebasing', 'wrapped', 'accruing', 'underlying']);
const holding = v.object({ asset, amount: v.bigint() });

const request = v.variant('token', [
  v.object({ kind: v.literal('request'), token: v.literal('rebasing'), amount: ether }),
  v.object({ kind: v.literal('request'), token: v.picklist(['wrapped', 'accruing']), amount: share }),
]);

/** What a person wanted. */
export const intent = v.union([
  v.object({ kind: v.literal('stake'), amount: ether, receive: liquid }),
  v.object({ kind: v.literal('wrap'), amount: ether }),
  v.object({ kind: v.literal('unwrap'), amount: share }),
  request,
  v.object({ kind: v.literal('redeem'), amount: share }),
  v.object({ kind: v.literal('sell'), token: liquid, amount: v.bigint(), least: ether }),
  v.object({ kind: v.literal('claim'), ids: v.array(v.bigint()), to: v.exactOptional(address) }),
]);

/** What was quoted for it. */
export const quote = v.object({
  give: v.nullable(holding),
  receive: v.nullable(holding),
  requests: v.array(ether),
  estimated: v.exactOptional(v.literal(true)),
  gasUnits: v.bigint(),
});
