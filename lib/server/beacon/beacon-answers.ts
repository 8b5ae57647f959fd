import 'server-only';

import * as v from 'valibot';

/**
 * What a beacon node answers, as far as it is used (ethereum/beacon-APIs v3: numbers are texts of decimal digits). Fields
 * that are not named here are not looked at.
 */

/** A uint64. */
const uint = v.pipe(
  v.string(),
  v.regex(/^\d{1,20}$/),
  v.transform((text) => BigInt(text)),
  v.check((value) => value < 1n << 64n),
);
const hex = (bytes: number) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^0x[0-9a-fA-F]{${2 * bytes}}$`)),
    v.transform((text) => text.toLowerCase()),
  );

/** `/eth/v1/beacon/genesis`. */
export const genesisAnswer = v.object({ data: v.object({ genesis_time: uint }) });

/** `/eth/v1/config/spec`; constants of the specification by their names. Above zero where something is divided by them. */
const above = v.pipe(
  uint,
  v.check((value) => value > 0n),
);
export const specAnswer = v.object({
  data: v.object({
    DEPOSIT_CHAIN_ID: uint,
    /** Newer nodes may have only the other. */
    SECONDS_PER_SLOT: v.optional(above),
    SLOT_DURATION_MS: v.optional(above),
    SLOTS_PER_EPOCH: above,
    MAX_SEED_LOOKAHEAD: uint,
    MIN_VALIDATOR_WITHDRAWABILITY_DELAY: uint,
    MAX_WITHDRAWALS_PER_PAYLOAD: above,
    MAX_PENDING_PARTIALS_PER_WITHDRAWALS_SWEEP: above,
    EFFECTIVE_BALANCE_INCREMENT: above,
    CHURN_LIMIT_QUOTIENT: above,
    MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA: above,
    MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT: above,
  }),
});

/** `/eth/v1/beacon/headers/head`. */
export const headerAnswer = v.object({
  execution_optimistic: v.optional(v.boolean(), false),
  data: v.object({ header: v.object({ message: v.object({ slot: uint }) }) }),
});

/** `/eth/v1/beacon/states/{state_id}/validators`. */
export const validatorsAnswer = v.object({
  data: v.array(
    v.object({
      index: uint,
      balance: uint,
      status: v.string(),
      validator: v.object({
        withdrawal_credentials: hex(32),
        slashed: v.boolean(),
        exit_epoch: uint,
        withdrawable_epoch: uint,
      }),
    }),
  ),
});

/** `/eth/v1/beacon/states/{state_id}/pending_partial_withdrawals`, in the order of the queue. */
export const partialsAnswer = v.object({
  data: v.array(v.object({ validator_index: uint, amount: uint, withdrawable_epoch: uint })),
});

/** `/eth/v1/beacon/states/{state_id}/committees` of one slot. */
export const committeesAnswer = v.object({ data: v.array(v.object({ validators: v.array(uint) })) });

/** `/eth/v2/beacon/blocks/{block_id}`; from Gloas on the payload is not part of the block. */
export const blockAnswer = v.object({
  version: v.string(),
  data: v.object({
    message: v.object({
      slot: uint,
      body: v.object({
        execution_payload: v.optional(
          v.object({ withdrawals: v.optional(v.array(v.object({ validator_index: uint })), []) }),
        ),
      }),
    }),
  }),
});

/** A validator as a beacon node tells of it. */
export type ToldValidator = v.InferOutput<typeof validatorsAnswer>['data'][number];
/** A block of the beacon chain. */
export type ToldBlock = v.InferOutput<typeof blockAnswer>;
