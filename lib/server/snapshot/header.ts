import 'server-only';

import * as v from 'valibot';
import type { Hash, Hex } from 'viem';

import type { BlockRef } from '@/lib/protocols/protocol';
import { unixSeconds, wei } from '@/lib/units/units';

/** A block's header: what names it, and what ties it to the block before. */
export interface Header {
  readonly block: BlockRef;
  readonly parentHash: Hash;
  /** Which contracts and events the block's logs can be of (yellow paper, 4.3.1); null when the node leaves it out. */
  readonly logsBloom: Hex | null;
}

const quantity = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{1,64}$/),
  v.transform((text) => BigInt(text)),
);
const hash = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{64}$/),
  v.transform((text) => text.toLowerCase() as Hash),
);
const bloom = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{512}$/),
  v.transform((text) => text as Hex),
);

const headerSchema = v.object({
  number: quantity,
  hash,
  parentHash: hash,
  timestamp: quantity,
  baseFeePerGas: v.nullish(quantity, null),
  logsBloom: v.nullish(bloom, null),
});

/** Reads a header as nodes send it; null when it is none. */
export function headerOf(json: unknown): Header | null {
  const parsed = v.safeParse(headerSchema, json);
  if (!parsed.success) return null;
  const { number, hash: own, parentHash, timestamp, baseFeePerGas, logsBloom } = parsed.output;
  const block = {
    number,
    hash: own,
    timestamp: unixSeconds(timestamp),
    baseFeePerGas: baseFeePerGas === null ? null : wei(baseFeePerGas),
  };
  return { block, parentHash, logsBloom };
}
