import type { Address } from 'viem';

import { unixSeconds, wei } from '@/lib/units/units';

import type { WithdrawalRequest } from './lido/pool';
import type { AccountState } from './live-state';

/** An account's picture for the way to the browser, its requests in Lido as a text. */
export interface PackedAccount {
  readonly account: AccountState;
  /** A line each: id, amount, time, then, once finalized, what it pays and the hint; an owner other than the account last. */
  readonly requests: string;
}

/** Makes a page with a thousand requests half as heavy as with the names of their parts a thousand times, and quicker to read. */
export function packAccount(account: AccountState): PackedAccount {
  if (account.status === 'unavailable') return { account, requests: '' };
  const { position } = account;
  return {
    account: { ...account, position: { ...position, requests: [] } },
    requests: position.requests.map((request) => lineOf(request, position.account)).join('\n'),
  };
}

/**
 * Reads what {@link packAccount} wrote.
 * @throws SyntaxError for requests that it cannot have written
 */
export function unpackAccount({ account, requests }: PackedAccount): AccountState {
  if (account.status === 'unavailable' || requests === '') return account;
  const { position } = account;
  const unpacked = requests.split('\n').map((line) => requestOf(line, position.account));
  return { ...account, position: { ...position, requests: unpacked } };
}

function lineOf({ id, owner, nominal, requestedAt, claimable }: WithdrawalRequest, account: Address): string {
  const payout = claimable === null ? [] : [claimable.ether, claimable.hint];
  return [id, nominal, requestedAt, ...payout, ...(owner === account ? [] : [owner])].join(' ');
}

function requestOf(line: string, account: Address): WithdrawalRequest {
  const parts = line.split(' ');
  const owner = parts.at(-1)?.startsWith('0x') ? (parts.pop() as Address) : account;
  if (parts.length !== 3 && parts.length !== 5) throw new SyntaxError(`no request of an account: ${line}`);
  const [id = 0n, nominal = 0n, requestedAt = 0n, ether, hint] = parts.map(BigInt);
  const claimable = ether === undefined || hint === undefined ? null : { ether: wei(ether), hint };
  return { id, owner, nominal: wei(nominal), requestedAt: unixSeconds(requestedAt), claimable };
}
