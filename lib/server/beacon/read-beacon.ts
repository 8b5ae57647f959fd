import 'server-only';

import type { Address } from 'viem';

import type { BeaconReading } from '@/lib/domain/consensus-layer';
import { type ExitQueue, exitChurnDown } from '@/lib/domain/exit-queue';
import { slotTime } from '@/lib/domain/frames';
import { type Sweep, sweepRound } from '@/lib/domain/withdrawal-sweep';
import type { UnixSeconds } from '@/lib/units/units';

import {
  blockAnswer,
  committeesAnswer,
  headerAnswer,
  partialsAnswer,
  type ToldBlock,
  type ToldValidator,
  validatorsAnswer,
} from './beacon-answers';
import { BeaconFault } from './beacon-fault';
import type { BeaconHttp } from './beacon-http';
import type { BeaconNetwork, BeaconTerms } from './beacon-terms';

/** Whose validators are looked for, and when. */
export interface BeaconQuestion {
  readonly network: BeaconNetwork;
  /** Validators that pay out to this vault are the pool's. */
  readonly vault: Address;
  readonly now: UnixSeconds;
}

/** A head this much older than now is no head. */
const MOST_BEHIND_SECONDS = 600n;
/** Whoever's balance is on its way out, or was and has not been swept. */
const LEAVING = ['active_exiting', 'active_slashed', 'exited_unslashed', 'exited_slashed', 'withdrawal_possible'];
/** The newest, by whose numbers it is known how many there are. */
const WAITING = ['pending_initialized', 'pending_queued'];
/** Pace of the sweep is measured over this many slots: six hours of twelve seconds. */
const PACE_SLOTS = 1_800n;
/** Slots in a row that may be without a block where the pace is measured. */
const MISSED_SLOTS = 4n;
/** Forks whose rules for exits and withdrawals are those of electra. */
const KNOWN_FORKS = new Set(['electra', 'fulu']);
/** MIN_ACTIVATION_BALANCE of the specification. */
const GWEI_PER_ACTIVE = 32n * 10n ** 9n;

/**
 * What the beacon node says at its head of validators that leave, and of the way out. Everything is of one slot.
 * @throws BeaconFault for answers that cannot be used, and a head that is no head
 */
export async function readBeacon(
  http: BeaconHttp,
  terms: BeaconTerms,
  { network: { clock }, vault, now }: BeaconQuestion,
): Promise<BeaconReading> {
  const slot = await headSlot(http, now, (each) => slotTime(clock, each), clock.secondsPerSlot);
  const state = `/eth/v1/beacon/states/${slot}`;
  const [leaving, waiting, partials, committees, head, earlier] = await Promise.all([
    http.ask(validatorsAnswer, { path: `${state}/validators`, body: { statuses: LEAVING } }),
    http.ask(validatorsAnswer, { path: `${state}/validators`, body: { statuses: WAITING } }),
    http.ask(partialsAnswer, { path: `${state}/pending_partial_withdrawals` }),
    http.ask(committeesAnswer, { path: `${state}/committees?slot=${slot}` }),
    http.ask(blockAnswer, { path: `/eth/v2/beacon/blocks/${slot}` }),
    earlierBlock(http, slot),
  ]);
  const attesting = committees.data.flatMap(({ validators }) => validators);
  const active = BigInt(attesting.length) * clock.slotsPerEpoch;
  if (active === 0n) throw new BeaconFault({ kind: 'malformed', path: 'committees' });
  const ring = largest([...attesting, ...[...leaving.data, ...waiting.data].map(({ index }) => index)]) + 1n;
  const isKnown = KNOWN_FORKS.has(head.version);
  return {
    slot,
    exits: leaving.data.filter((each) => paysTo(each, vault) && isCertain(each)).map(exitOf),
    partials: await poolPartials(http, state, partials.data, vault),
    partialsPerBlock: terms.partialsPerBlock,
    sweep: sweepOf({ ring, active, head, earlier }, terms, clock.secondsPerSlot),
    exitQueue: isKnown ? exitQueueOf(leaving.data, active, terms) : null,
  };
}

async function headSlot(
  http: BeaconHttp,
  now: UnixSeconds,
  timeOf: (slot: bigint) => UnixSeconds,
  slotSeconds: bigint,
): Promise<bigint> {
  const { execution_optimistic: isUnchecked, data } = await http.ask(headerAnswer, {
    path: '/eth/v1/beacon/headers/head',
  });
  const { slot } = data.header.message;
  const age = now - timeOf(slot);
  if (age > MOST_BEHIND_SECONDS) throw new BeaconFault({ kind: 'behind', seconds: age });
  // Two clocks may differ by a little.
  if (age < -slotSeconds) throw new BeaconFault({ kind: 'ahead' });
  if (isUnchecked) throw new BeaconFault({ kind: 'syncing' });
  return slot;
}

/** Credentials are a kind and, for those that pay out to the execution layer, an address (consensus-specs, capella, electra). */
function paysTo({ validator }: ToldValidator, vault: Address): boolean {
  const credentials = validator.withdrawal_credentials;
  return /^0x0[12]0{22}/.test(credentials) && credentials.endsWith(vault.slice(2).toLowerCase());
}

/** Of a slashed validator more is taken until it may be paid out. */
function isCertain({ status, balance, validator }: ToldValidator): boolean {
  return balance > 0n && (!validator.slashed || status === 'withdrawal_possible');
}

function exitOf({ index, balance, validator }: ToldValidator): BeaconReading['exits'][number] {
  return { index, gwei: balance, withdrawableEpoch: validator.withdrawable_epoch };
}

type ToldPartial = { readonly validator_index: bigint; readonly amount: bigint; readonly withdrawable_epoch: bigint };

/** Those parts that pay out to the vault; whose they are is asked only when there are any. */
async function poolPartials(
  http: BeaconHttp,
  state: string,
  partials: readonly ToldPartial[],
  vault: Address,
): Promise<BeaconReading['partials']> {
  if (partials.length === 0) return [];
  const ids = [...new Set(partials.map((each) => String(each.validator_index)))];
  const { data } = await http.ask(validatorsAnswer, { path: `${state}/validators`, body: { ids } });
  const ours = new Set(data.filter((each) => paysTo(each, vault)).map(({ index }) => index));
  return partials.flatMap(({ validator_index: index, amount, withdrawable_epoch: withdrawableEpoch }, place) =>
    ours.has(index) ? [{ place: BigInt(place), gwei: amount, withdrawableEpoch }] : [],
  );
}

interface SweepTold {
  readonly ring: bigint;
  readonly active: bigint;
  readonly head: ToldBlock;
  readonly earlier: ToldBlock | null;
}

function sweepOf({ ring, active, head, earlier }: SweepTold, terms: BeaconTerms, secondsPerSlot: bigint): Sweep {
  const next = sweptTo(head, terms);
  const before = earlier === null ? null : sweptTo(earlier, terms);
  const slots = head.data.message.slot - (earlier?.data.message.slot ?? 0n);
  const measured =
    next === null || before === null || slots <= 0n ? null : { moved: (((next - before) % ring) + ring) % ring, slots };
  const perBlock = terms.withdrawalsPerBlock;
  return {
    ring,
    next: next === null ? null : next % ring,
    round: sweepRound({ ring, active, perBlock, secondsPerSlot, measured }),
  };
}

/**
 * The number after the last one that a block's sweep paid: where the next begins, if the block was full (consensus-specs,
 * electra `process_withdrawals`). Of one that was not full only the state tells where the sweep is.
 */
function sweptTo({ version, data }: ToldBlock, { withdrawalsPerBlock }: BeaconTerms): bigint | null {
  const withdrawals = data.message.body.execution_payload?.withdrawals ?? [];
  const last = withdrawals.at(-1);
  if (!KNOWN_FORKS.has(version) || last === undefined || BigInt(withdrawals.length) !== withdrawalsPerBlock)
    return null;
  return last.validator_index + 1n;
}

/** A block of some hours ago; null where there is none in some slots, or the node does not keep it. */
async function earlierBlock(http: BeaconHttp, head: bigint): Promise<ToldBlock | null> {
  for (let back = PACE_SLOTS; back < PACE_SLOTS + MISSED_SLOTS && back <= head; back += 1n) {
    try {
      return await http.ask(blockAnswer, { path: `/eth/v2/beacon/blocks/${head - back}` });
    } catch (error) {
      if (!(error instanceof BeaconFault) || error.failing.kind !== 'http') throw error;
      // Only 404 says that the slot has no block.
      if (error.failing.status !== 404) return null;
    }
  }
  return null;
}

/**
 * Everybody's exit queue. It ends with the last exit that was asked for. Active validators are counted at 32 ETH each, the
 * least that most have: the total is larger, so exits are no slower than this says.
 */
function exitQueueOf(leaving: readonly ToldValidator[], active: bigint, terms: BeaconTerms): ExitQueue {
  return {
    endEpoch: largest(leaving.map(({ validator }) => validator.exit_epoch)),
    churnGwei: exitChurnDown(active * GWEI_PER_ACTIVE, terms.churn),
    lookahead: terms.lookahead,
    delayEpochs: terms.delayEpochs,
  };
}

/** 0 for none. A list can be too long for arguments. */
function largest(numbers: readonly bigint[]): bigint {
  return numbers.reduce((most, each) => (each > most ? each : most), 0n);
}
