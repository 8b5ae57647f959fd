import type { BeaconState } from './state';

/** A state together with the report that described it; a chain that had other reports has another state. */
export type BeaconRecord = {
  /** Unix seconds that the report described; 0 before the first one. */
  readonly reportedAt: number;
  readonly validatorsWei: bigint;
  readonly pendingWei: bigint;
  readonly state: BeaconState;
};

const BIGINT = /^-?\d+n$/;

/** The record as JSON, with bigints as text such as "32n". */
export function encodeBeacon(record: BeaconRecord): string {
  return JSON.stringify(record, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** The record that `encodeBeacon` wrote. Throws for what is not JSON. */
export function decodeBeacon(text: string): BeaconRecord {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && BIGINT.test(value) ? BigInt(value.slice(0, -1)) : value,
  );
}
