import 'server-only';

import { accruingMovements } from '@/lib/domain/accruing-movements';
import { rayFromShareRate } from '@/lib/domain/share-rate';
import { type TokenMovement, tokenMovements } from '@/lib/domain/token-movements';
import { RAY } from '@/lib/units/units';

import type { LedgerDocument, PoolLedger } from './ledger-document';
import { type TimedLine, timedLines } from './ledger-lines';
import type { LedgerToken } from './ledger-pools';

/** An amount of a token, above zero. */
export interface TokenAmount {
  readonly token: LedgerToken | 'ETH';
  readonly amount: bigint;
}

/** A movement with its tokens named, for books that are kept elsewhere. */
export interface NamedMovement {
  readonly movement: TokenMovement<TimedLine>;
  readonly sent: readonly TokenAmount[];
  readonly received: readonly TokenAmount[];
  /** Which pool, what, at which block, and from which inputs. */
  readonly description: string;
}

/** All movements of a document in the order of time. */
export function* documentMovements({ ledgers, to }: LedgerDocument): Generator<NamedMovement> {
  const streams = ledgers.map((one) => movementsOf(one, to));
  const heads = streams.map((stream) => stream.next());
  for (;;) {
    let first = -1;
    for (const [index, head] of heads.entries()) {
      const best = heads[first];
      if (!head.done && (best === undefined || best.done || isBefore(head.value, best.value))) first = index;
    }
    const head = heads[first];
    if (head === undefined || head.done) return;
    yield head.value;
    const next = streams[first]?.next();
    if (next !== undefined) heads[first] = next;
  }
}

function isBefore({ movement: one }: NamedMovement, { movement: other }: NamedMovement): boolean {
  return one.line.at < other.line.at;
}

function* movementsOf({ pool, found }: PoolLedger, to: LedgerDocument['to']): Generator<NamedMovement> {
  const { rebasing, wrapped } = pool.tokens;
  const lines = timedLines(found.ledger, found.times, to);
  const movements = rebasing === null ? accruingMovements(lines) : tokenMovements(lines, openingExact(found));
  for (const movement of movements) {
    const amounts = [
      ...(rebasing === null ? [] : [{ token: rebasing, amount: movement.rebasing }]),
      { token: wrapped, amount: movement.wrapped },
      { token: 'ETH' as const, amount: movement.ether },
    ];
    const { kind, line } = movement;
    yield {
      movement,
      sent: amounts.flatMap(({ token, amount }) => (amount < 0n ? [{ token, amount: -amount }] : [])),
      received: amounts.filter(({ amount }) => amount > 0n),
      description: `${pool.name}: ${kind}; block ${line.blockNumber}; inputs sha256:${found.inputsHash}`,
    };
  }
}

/** Rebasing tokens and what is queued at the opening, exactly, wei × 1e27. */
function openingExact({ opening }: PoolLedger['found']): bigint {
  return opening.shares * rayFromShareRate(opening.rate) + opening.queued * RAY;
}
