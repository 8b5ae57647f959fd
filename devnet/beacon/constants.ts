/**
 * Numbers of the beacon chain. Source unless named otherwise: ethereum/consensus-specs, mainnet preset and config;
 * names are the specification's. Balances in gwei, times in the unit of the name.
 */

/** phase0: 12 seconds a slot, 32 slots an epoch, so 225 epochs a day. */
export const SECONDS_PER_SLOT = 12;
export const SECONDS_PER_EPOCH = 32 * SECONDS_PER_SLOT;
export const EPOCHS_PER_DAY = 86_400 / SECONDS_PER_EPOCH;

/** phase0 EFFECTIVE_BALANCE_INCREMENT: one ether. */
export const INCREMENT_GWEI = 1_000_000_000n;

/** electra: MIN_ACTIVATION_BALANCE, which is also the most that counts with 0x01 credentials. */
export const MIN_ACTIVATION_GWEI = 32n * INCREMENT_GWEI;

/** electra: MAX_EFFECTIVE_BALANCE_ELECTRA, the most that counts with 0x02 credentials. */
export const MAX_EFFECTIVE_COMPOUNDING_GWEI = 2_048n * INCREMENT_GWEI;

/** phase0: an effective balance follows once the balance is a quarter below it or five quarters above it. */
export const HYSTERESIS = {
  downGwei: INCREMENT_GWEI / 4n,
  upGwei: (INCREMENT_GWEI * 5n) / 4n,
} as const;

/** phase0. */
export const BASE_REWARD_FACTOR = 64n;

/** altair: parts of 64 that the duties of an epoch are worth. */
export const WEIGHTS = { source: 14n, target: 26n, head: 14n, sync: 2n, proposer: 8n, all: 64n } as const;

/** phase0: what is asked of a validator set now takes effect this many epochs after the next one. */
export const MAX_SEED_LOOKAHEAD = 4;

/** phase0: epochs between leaving and being paid out. */
export const MIN_VALIDATOR_WITHDRAWABILITY_DELAY = 256;

/** Epochs until a checkpoint is final while the chain is healthy. */
export const FINALITY_EPOCHS = 2;

/** electra (EIP-7251): slashing. The whistleblower's reward goes to a proposer and is no cost of its own. */
export const SLASHING = {
  /** EPOCHS_PER_SLASHINGS_VECTOR: slashings this old no longer correlate, and the slashed may be paid out. */
  vectorEpochs: 8_192,
  /** MIN_SLASHING_PENALTY_QUOTIENT_ELECTRA. */
  initialQuotient: 4_096n,
  /** WHISTLEBLOWER_REWARD_QUOTIENT_ELECTRA. */
  whistleblowerQuotient: 4_096n,
  /** PROPORTIONAL_SLASHING_MULTIPLIER_BELLATRIX. */
  proportionalMultiplier: 3n,
} as const;

/** capella and electra: withdrawals of a block. */
export const SWEEP = {
  /** MAX_WITHDRAWALS_PER_PAYLOAD. */
  perBlock: 16,
  /** MAX_PENDING_PARTIALS_PER_WITHDRAWALS_SWEEP, of those 16. This pool asks for none. */
  requestedPartialsPerBlock: 8,
} as const;

/** electra: MAX_PENDING_DEPOSITS_PER_EPOCH. */
export const MAX_PENDING_DEPOSITS_PER_EPOCH = 16;

/** An epoch that never comes. The specification has 2^64 - 1, which JSON cannot hold. */
export const FAR_FUTURE_EPOCH = Number.MAX_SAFE_INTEGER;

/** Limits of how much balance may enter or leave in an epoch. */
type ChurnRules = {
  readonly minGwei: bigint;
  /** The total active balance is divided by this. */
  readonly entryQuotient: bigint;
  readonly exitQuotient: bigint;
  readonly mostEntryGwei: bigint;
  /** null where there is no upper limit. */
  readonly mostExitGwei: bigint | null;
};

/** Rules by fork. */
export type Fork = 'electra' | 'gloas';

export const CHURN: Readonly<Record<Fork, ChurnRules>> = {
  /** EIP-7251: MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA, CHURN_LIMIT_QUOTIENT, MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT. */
  electra: {
    minGwei: 128n * INCREMENT_GWEI,
    entryQuotient: 65_536n,
    exitQuotient: 65_536n,
    mostEntryGwei: 256n * INCREMENT_GWEI,
    mostExitGwei: 256n * INCREMENT_GWEI,
  },
  /**
   * EIP-8061 as drafted: exits twice as fast and without the upper limit. Not live: its epoch is still the far future
   * in the specification. Only the churn is modelled; a change to other numbers would be missing here.
   */
  gloas: {
    minGwei: 128n * INCREMENT_GWEI,
    entryQuotient: 65_536n,
    exitQuotient: 32_768n,
    mostEntryGwei: 256n * INCREMENT_GWEI,
    mostExitGwei: null,
  },
};
