import type { Address } from 'viem';

import type { VaultContracts, VaultRequest } from './erc4626/pool';
import type { LidoContracts, WithdrawalRequest } from './lido/pool';
import type { Provenance } from './protocol';
import { callsOf } from './provenance-entry';

/** Where an amount that an account has and its worth come from. */
export interface HoldingOrigins {
  readonly amount: Provenance;
  /** Null where nobody tells the worth. */
  readonly worth: Provenance | null;
}

/** Requests that one call names; of more the call lists the numbers, which a person can go on from. */
const MOST_NAMED = 20;

const OWN_REQUESTS = 'getWithdrawalRequests(address)(uint256[])';
const REBASING_WORTH =
  'One is one ETH by the protocol’s books: shares × total pooled ETH ÷ total shares, rounded down.';

/** Of Lido's rebasing token. */
export function rebasingOrigins({ token }: LidoContracts, symbol: string, account: Address): HoldingOrigins {
  const worth = callsOf(token, 'Lido')(`Worth of ${symbol}`, 'balanceOf(address)(uint256)', REBASING_WORTH, [account]);
  return { amount: balance(token, symbol, account), worth };
}

/**
 * Of Lido's wrapped token.
 * @param amount wrapped tokens, 1e-18
 */
export function wrappedOrigins(
  { token, wrapper }: LidoContracts,
  symbol: string,
  account: Address,
  amount: bigint,
): HoldingOrigins {
  const worth = callsOf(token, 'Lido')(
    `Worth of ${symbol}`,
    'getPooledEthByShares(uint256)(uint256)',
    'One is one share: tokens × total pooled ETH ÷ total shares, rounded down.',
    [String(amount)],
  );
  return { amount: balance(wrapper, symbol, account), worth };
}

/** Which requests of Lido an account has. */
export function requestsOrigin({ queue }: LidoContracts, account: Address): Provenance {
  return callsOf(queue, 'WithdrawalQueueERC721')(
    'Requests of the account',
    OWN_REQUESTS,
    'The sum over the account’s requests; there is none of them.',
    [account],
  );
}

/** Of Lido's requests that wait: they are worth what they asked for, and at most that is paid. */
export function queuedOrigins({ queue }: LidoContracts, waiting: readonly WithdrawalRequest[]): HoldingOrigins {
  const { call, args } = statusOf(waiting);
  const sum = callsOf(queue, 'WithdrawalQueueERC721')(
    'Asked for and not yet paid',
    call,
    `The sum of what ${requestsWords(waiting.length)} asked for, the first number of each; a request pays at most that.`,
    args,
  );
  return { amount: sum, worth: sum };
}

function statusOf(requests: readonly WithdrawalRequest[]): Pick<Provenance, 'call' | 'args'> {
  const [first] = requests;
  const status = 'getWithdrawalStatus(uint256[])((uint256,uint256,address,uint256,bool,bool)[])';
  return requests.length <= MOST_NAMED || first === undefined
    ? { call: status, args: [list(requests.map(({ id }) => id))] }
    : { call: OWN_REQUESTS, args: [first.owner] };
}

/** Of Lido's requests that can be claimed. */
export function claimableOrigins({ queue }: LidoContracts, ready: readonly WithdrawalRequest[]): HoldingOrigins {
  const named = ready.flatMap(({ id, claimable }) => (claimable === null ? [] : [{ id, hint: claimable.hint }]));
  const first = named.slice(0, MOST_NAMED);
  const rest = named.length > first.length ? ` The call reads the first ${first.length} of them.` : '';
  const sum = callsOf(queue, 'WithdrawalQueueERC721')(
    'Ready to be claimed',
    'getClaimableEther(uint256[],uint256[])(uint256[])',
    `The sum over ${requestsWords(named.length)}: min(amount asked for, its shares × share rate at finalization), rounded down.${rest}`,
    [list(first.map(({ id }) => id)), list(first.map(({ hint }) => hint))],
  );
  return { amount: sum, worth: sum };
}

/** Of a token whose worth a call of its pool tells. */
export function tokenOrigins(
  token: Address,
  symbol: string,
  account: Address,
  worth: Omit<Provenance, 'title' | 'kind'>,
): HoldingOrigins {
  return { amount: balance(token, symbol, account), worth: { ...worth, title: `Worth of ${symbol}`, kind: 'call' } };
}

/**
 * Of a vault's share token.
 * @param amount in the token's smallest unit
 */
export function shareOrigins({ vault, share }: VaultContracts, account: Address, amount: bigint): HoldingOrigins {
  const worth = atVaultRate(vault, `Worth of ${share.symbol}`, amount, 'What the vault says the shares are worth.');
  return { amount: balance(share.address, share.symbol, account), worth };
}

/**
 * Of shares that wait in a vault's requests.
 * @param amount shares of all requests together, in the token's smallest unit
 */
export function pendingOrigins(
  { vault, share }: VaultContracts,
  account: Address,
  requests: readonly VaultRequest[],
  amount: bigint,
): HoldingOrigins {
  const [first] = requests.filter(({ pending }) => pending > 0n);
  const count = requests.filter(({ pending }) => pending > 0n).length;
  return {
    amount: callsOf(vault, 'ERC-4626 vault')(
      `Asked for in ${share.symbol}`,
      'pendingRedeemRequest(uint256,address)(uint256)',
      `The sum of the shares that wait in ${requestsWords(count)}; the call reads the first.`,
      [String(first?.id ?? 0n), account],
    ),
    worth: atVaultRate(
      vault,
      `Worth of ${share.symbol} that waits`,
      amount,
      'What the vault says the shares are worth now; what is paid is decided when it is fulfilled.',
    ),
  };
}

/** Of what a vault has ready; `isTold` when it says what each request pays. */
export function fulfilledOrigins(
  { vault, share }: VaultContracts,
  account: Address,
  requests: readonly VaultRequest[],
  isTold: boolean,
): HoldingOrigins {
  const ready = requests.filter(({ claimable }) => claimable !== null);
  const of = callsOf(vault, 'ERC-4626 vault');
  const args = [String(ready[0]?.id ?? 0n), account];
  const sum = `The sum over ${requestsWords(ready.length)}; the call reads the first.`;
  return {
    amount: of(`Ready in ${share.symbol}`, 'claimableRedeemRequest(uint256,address)(uint256)', sum, args),
    worth: isTold ? of('Ready to be claimed', 'claimableRedeemAssets(uint256,address)(uint256)', sum, args) : null,
  };
}

function atVaultRate(vault: Address, title: string, amount: bigint, formula: string): Provenance {
  return callsOf(vault, 'ERC-4626 vault')(title, 'convertToAssets(uint256)(uint256)', formula, [String(amount)]);
}

function balance(contract: Address, symbol: string, account: Address): Provenance {
  const formula = 'What the token’s contract says the account has.';
  return callsOf(contract, symbol)(`Balance of ${symbol}`, 'balanceOf(address)(uint256)', formula, [account]);
}

function requestsWords(count: number): string {
  return count === 1 ? 'one request' : `${count} requests`;
}

function list(numbers: readonly bigint[]): string {
  return `[${numbers.join(',')}]`;
}
