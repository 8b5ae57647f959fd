import type { Address } from 'viem';

import type { DecodedLog } from './decoded-log';
import { DecodeError } from './read-plan';

/** Whether a contract emitted the event. */
export function isAt(log: DecodedLog, contract: Address): boolean {
  return log.address.toLowerCase() === contract.toLowerCase();
}

/** Whether an argument of the event is that account. */
export function isOf(log: DecodedLog, argument: string, account: Address): boolean {
  const value = log.args[argument];
  return typeof value === 'string' && value.toLowerCase() === account.toLowerCase();
}

/** @throws DecodeError when the event has no integer of that name */
export function amountOf(log: DecodedLog, name: string): bigint {
  const value = log.args[name];
  if (typeof value === 'bigint') return value;
  throw new DecodeError(log.eventName, `has no amount ${name}`);
}

/** @throws DecodeError when the event has no address of that name */
export function addressOf(log: DecodedLog, name: string): Address {
  const value = log.args[name];
  if (isAddressText(value)) return value;
  throw new DecodeError(log.eventName, `has no address ${name}`);
}

function isAddressText(value: unknown): value is Address {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value);
}
