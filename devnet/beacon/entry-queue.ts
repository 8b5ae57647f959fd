import { entryChurn } from './churn';
import { FAR_FUTURE_EPOCH, FINALITY_EPOCHS, MAX_PENDING_DEPOSITS_PER_EPOCH, MIN_ACTIVATION_GWEI } from './constants';
import { withEntries } from './ledger';
import { newValidator } from './new-validator';
import { countByOperator } from './operators';
import { type BeaconState, type PendingDeposit, queueEpoch, totalActiveGwei } from './state';

/** Whether a deposit of the pool waits. */
export function hasPoolDeposits({ pendingDeposits }: Pick<BeaconState, 'pendingDeposits'>): boolean {
  return pendingDeposits.some(({ operatorId }) => operatorId !== 'network');
}

/**
 * Puts a deposit at the end of the entry queue, cut into validators of 32 ETH that go to the operators with fewest.
 * What others deposited in the same epoch comes first. A rest below 32 ETH waits and then stays without ever working.
 */
export function deposit(state: BeaconState, gwei: bigint): BeaconState {
  if (gwei <= 0n) return state;
  const madeInEpoch = queueEpoch(state);
  const others = state.network.entriesGweiPerEpoch;
  const isBehindOthers = state.pendingDeposits.length > 0 || others === 0n;
  const pendingDeposits: PendingDeposit[] = [
    ...state.pendingDeposits,
    ...(isBehindOthers ? [] : [{ operatorId: 'network', gwei: others, madeInEpoch } as const]),
  ];
  const staying = state.validators.filter(({ exitEpoch }) => exitEpoch === FAR_FUTURE_EPOCH);
  const ids = [...staying, ...pendingDeposits].map(({ operatorId }) => operatorId);
  const loads = [...countByOperator(ids.filter((id) => id !== 'network'))];
  for (let left = gwei; left > 0n; left -= MIN_ACTIVATION_GWEI) {
    const operatorId = loads.indexOf(Math.min(...loads));
    loads[operatorId] = (loads[operatorId] ?? 0) + 1;
    pendingDeposits.push({ operatorId, gwei: left < MIN_ACTIVATION_GWEI ? left : MIN_ACTIVATION_GWEI, madeInEpoch });
  }
  return { ...state, pendingDeposits, ledger: withEntries(state.ledger, { depositedGwei: gwei }) };
}

/**
 * Lets deposits in as the epoch that begins allows (electra `process_pending_deposits`): oldest first, none before its
 * block is final, at most sixteen, and no more balance than the churn limit, of which the unused part is kept only
 * while the limit holds deposits back.
 */
export function processDeposits(state: BeaconState): BeaconState {
  const epoch = queueEpoch(state);
  const availableGwei = state.depositBalanceToConsumeGwei + entryChurn(state.fork, totalActiveGwei(state));
  const validators = [...state.validators];
  let leftGwei = availableGwei;
  let leftCount = MAX_PENDING_DEPOSITS_PER_EPOCH;
  let isHeldBack = false;
  let done = 0;
  let rest: PendingDeposit | undefined;
  for (const waiting of state.pendingDeposits) {
    if (waiting.madeInEpoch + FINALITY_EPOCHS >= epoch || leftCount === 0) break;
    const parts = partsOf(waiting, leftGwei, leftCount);
    leftGwei -= parts.gwei;
    leftCount -= parts.count;
    isHeldBack = parts.gwei < waiting.gwei && leftCount > 0;
    if (parts.gwei < waiting.gwei) {
      rest = { ...waiting, gwei: waiting.gwei - parts.gwei };
      break;
    }
    done += 1;
    if (waiting.operatorId === 'network') continue;
    validators.push(
      newValidator(state, { ...waiting, operatorId: waiting.operatorId, number: validators.length, epoch }),
    );
  }
  const after = state.pendingDeposits.slice(done);
  const pendingDeposits = rest === undefined ? after : [rest, ...after.slice(1)];
  const next = { ...state, validators, pendingDeposits, depositBalanceToConsumeGwei: isHeldBack ? leftGwei : 0n };
  return withOthersDeposits(next, epoch);
}

/** How much of an entry fits: all of a validator or nothing, as many 32 ETH of the others as there is room for. */
function partsOf(waiting: PendingDeposit, leftGwei: bigint, leftCount: number): { gwei: bigint; count: number } {
  if (waiting.operatorId !== 'network') {
    return waiting.gwei <= leftGwei ? { gwei: waiting.gwei, count: 1 } : { gwei: 0n, count: 0 };
  }
  const wanted = [waiting.gwei, leftGwei].map((gwei) => Number(gwei / MIN_ACTIVATION_GWEI));
  const count = Math.min(...wanted, leftCount);
  return { gwei: BigInt(count) * MIN_ACTIVATION_GWEI, count };
}

/** What others deposit in this epoch joins the queue, which only matters while the pool waits in it. */
function withOthersDeposits(state: BeaconState, epoch: number): BeaconState {
  if (!hasPoolDeposits(state)) return { ...state, pendingDeposits: [], depositBalanceToConsumeGwei: 0n };
  const gwei = state.network.entriesGweiPerEpoch;
  if (gwei === 0n) return state;
  const others = { operatorId: 'network', gwei, madeInEpoch: epoch } as const;
  return { ...state, pendingDeposits: [...state.pendingDeposits, others] };
}
