import { erc20Abi } from 'viem';
import { expect } from 'vitest';

import type { Intent, Quote, TxStep } from '@/lib/protocols/protocol';
import type { RefusalCode } from '@/lib/protocols/refusal';

import {
  balanceOf,
  carryOut,
  isRefusedByChain,
  type Picture,
  quoteAt,
  readPicture,
  type Subject,
} from './subject.integration.fixture';

/**
 * What the app refuses although the contracts would not: it brings nothing, is not offered, or needs what only the app
 * knows. All other refusals must be the contracts' own.
 */
const OF_THE_APP: readonly RefusalCode[] = ['nothing-received', 'not-offered', 'not-priced'];

/** What became of an intent. */
export type Verdict = 'done' | RefusalCode;

/**
 * Tries an intent out on the chain. What the adapter accepts must do exactly what was quoted, use up every allowance it
 * asked for, and move the balance by what was received; what it refuses must be refused by the contracts too.
 */
export async function conform(subject: Subject, intent: Intent): Promise<Verdict> {
  const picture = await readPicture(subject);
  expect(picture.stages.pool).toBeLessThanOrEqual(2);
  expect(picture.stages.position).toBeLessThanOrEqual(2);
  const quoted = await quoteAt(subject, picture, intent);
  if (quoted.ok) {
    await expectAsQuoted(subject, picture, intent, quoted.value);
    return 'done';
  }
  const { code } = quoted.error;
  if (![...OF_THE_APP, ...(subject.allowed ?? [])].includes(code)) {
    const plan = subject.planAnyway?.(picture, intent) ?? subject.protocol.plan(picture.pool, picture.position, intent);
    expect(await isRefusedByChain(subject, plan), `${code}: ${text(intent)}`).toBe(true);
  }
  return code;
}

async function expectAsQuoted(subject: Subject, picture: Picture, intent: Intent, quote: Quote): Promise<void> {
  const { pool, position } = picture;
  const plan = subject.protocol.plan(pool, position, intent);
  const asset = quote.receive?.asset ?? 'ether';
  const before = await balanceOf(subject, pool, asset);
  const { outcome, fees } = await carryOut(subject, picture, intent, plan);
  expect(outcome.received, text(intent)).toEqual(quote.receive);
  expect(outcome.requestIds).toHaveLength(quote.requests.length);
  await expectAllowancesUsed(subject, picture, plan);
  // What a rebasing token's balance moves by depends on shares held before; its own tests are about that.
  if (quote.receive === null || asset === 'rebasing') return;
  const sent = plan.reduce((sum, { call }) => sum + call.value, 0n);
  const spent = asset === 'ether' ? fees + sent : 0n;
  expect((await balanceOf(subject, pool, asset)) - before + spent, text(intent)).toBe(quote.receive.amount);
}

async function expectAllowancesUsed({ client, account }: Subject, { pool }: Picture, plan: readonly TxStep[]) {
  for (const { approval } of plan) {
    if (approval === null) continue;
    const token = pool.tokens[approval.asset];
    if (token === undefined) throw new Error(`the pool has no ${approval.asset} token`);
    const args = [account, approval.spender] as const;
    const left = await client.readContract({ address: token.address, abi: erc20Abi, functionName: 'allowance', args });
    expect(left, `left of the allowance for ${approval.spender}`).toBe(0n);
  }
}

/** How often each verdict came. */
export type Tally = Partial<Record<Verdict, number>>;

/** Tries many intents out, each made from what the account has then. */
export async function conformMany(
  subject: Subject,
  count: number,
  intentOf: (picture: Picture) => Intent,
): Promise<Tally> {
  const tally: Tally = {};
  for (let index = 0; index < count; index++) {
    const verdict = await conform(subject, intentOf(await readPicture(subject)));
    tally[verdict] = (tally[verdict] ?? 0) + 1;
  }
  return tally;
}

function text(intent: Intent): string {
  return JSON.stringify(intent, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
