import 'server-only';

import type { ChurnRules } from '@/lib/domain/exit-queue';
import type { FrameClock } from '@/lib/domain/frames';

import { genesisAnswer, specAnswer } from './beacon-answers';
import { BeaconFault } from './beacon-fault';
import type { BeaconHttp } from './beacon-http';

/** The network whose validators a pool has. */
export interface BeaconNetwork {
  readonly chainId: number;
  /** Of the pool's reports: it counts the slots of the beacon chain. */
  readonly clock: FrameClock;
}

/** Numbers of a network's consensus layer that never change, or only with a fork. */
export interface BeaconTerms {
  readonly lookahead: bigint;
  readonly delayEpochs: bigint;
  readonly withdrawalsPerBlock: bigint;
  readonly partialsPerBlock: bigint;
  readonly churn: ChurnRules;
}

/**
 * The numbers of the node's network.
 * @throws BeaconFault when it is another network than the pool's: by chain id, genesis or the length of slots and epochs
 */
export async function readTerms(http: BeaconHttp, { chainId, clock }: BeaconNetwork): Promise<BeaconTerms> {
  const [genesis, { data: spec }] = await Promise.all([
    http.ask(genesisAnswer, { path: '/eth/v1/beacon/genesis' }),
    http.ask(specAnswer, { path: '/eth/v1/config/spec' }),
  ]);
  mustBe('its chain id', spec.DEPOSIT_CHAIN_ID, BigInt(chainId));
  mustBe('its genesis', genesis.data.genesis_time, clock.genesisTime);
  mustBe('its seconds in a slot', slotSeconds(spec), clock.secondsPerSlot);
  mustBe('its slots in an epoch', spec.SLOTS_PER_EPOCH, clock.slotsPerEpoch);
  return {
    lookahead: spec.MAX_SEED_LOOKAHEAD,
    delayEpochs: spec.MIN_VALIDATOR_WITHDRAWABILITY_DELAY,
    withdrawalsPerBlock: spec.MAX_WITHDRAWALS_PER_PAYLOAD,
    partialsPerBlock: spec.MAX_PENDING_PARTIALS_PER_WITHDRAWALS_SWEEP,
    churn: {
      leastGwei: spec.MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA,
      mostGwei: spec.MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT,
      quotient: spec.CHURN_LIMIT_QUOTIENT,
      incrementGwei: spec.EFFECTIVE_BALANCE_INCREMENT,
    },
  };
}

function slotSeconds(spec: {
  readonly SECONDS_PER_SLOT?: bigint | undefined;
  readonly SLOT_DURATION_MS?: bigint | undefined;
}): bigint {
  if (spec.SECONDS_PER_SLOT !== undefined) return spec.SECONDS_PER_SLOT;
  if (spec.SLOT_DURATION_MS !== undefined && spec.SLOT_DURATION_MS % 1_000n === 0n)
    return spec.SLOT_DURATION_MS / 1_000n;
  throw new BeaconFault({ kind: 'malformed', path: 'spec' });
}

function mustBe(what: string, found: bigint, expected: bigint): void {
  if (found !== expected)
    throw new BeaconFault({ kind: 'wrong-network', what: `${what} is ${found} and not ${expected}` });
}
