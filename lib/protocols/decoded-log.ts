import type { Address } from 'viem';

/** A decoded event of a receipt. */
export interface DecodedLog {
  readonly address: Address;
  readonly eventName: string;
  readonly args: Readonly<Record<string, unknown>>;
}
