import * as v from 'valibot';

import { unixSeconds } from '@/lib/units/units';

import type { CallStep } from './flow-step';
import type { JournalEntry } from './journal-entry';
import { address, ether, hash, hex, intent, natural, quote, token } from './journal-values';

const entryV1 = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  chainId: natural,
  account: address,
  pool: v.optional(v.pipe(v.string(), v.nonEmpty()), 'lido'),
  intent,
  quote,
  steps: v.pipe(
    v.array(
      v.object({
        kind: v.picklist(['approve', 'act']),
        call: v.object({ type: v.literal('encoded'), address, data: hex, value: ether }),
        approval: v.nullable(v.object({ asset: token, amount: v.bigint(), spender: address })),
      }),
    ),
    v.minLength(1),
  ),
  at: natural,
  hashes: v.array(hash),
  sent: v.object({ hash, address, data: hex, value: ether, atBlock: v.bigint(), nonce: v.nullable(natural) }),
});

/**
 * An entry of the first version, which knew only transactions on their way.
 * @returns null when it is not one
 */
export function entryOfV1(item: unknown): JournalEntry | null {
  const parsed = v.safeParse(entryV1, item);
  if (!parsed.success || parsed.output.at >= parsed.output.steps.length) return null;
  const { id, chainId, account, pool, intent: wanted, quote: quoted, steps, at, hashes, sent } = parsed.output;
  return {
    id,
    chainId,
    account,
    pool,
    intent: wanted,
    startedAt: 0,
    seen: false,
    state: {
      status: 'pending',
      quote: quoted,
      quotedAt: null,
      steps: steps.map(stepOfV1),
      at,
      hashes: hashes.slice(0, at),
      outcomes: [],
      insteadOf: null,
      // It did not note the time. Zero makes a transaction that still waits count as slow, which by now it is.
      sent: { kind: 'transaction', ...sent, askedNonce: null, atTime: unixSeconds(0n) },
      standing: 'waiting',
      note: null,
    },
  };
}

function stepOfV1({ call, approval }: v.InferOutput<typeof entryV1>['steps'][number]): CallStep {
  return approval === null ? { kind: 'act', call, approval } : { kind: 'approve', call, approval };
}
