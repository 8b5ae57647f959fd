import { type Address, erc20Abi } from 'viem';

import { asyncVaultAbi } from '@/contracts-abi/async-vault';
import { shares, wei } from '@/lib/units/units';

import { nativeBalanceRead } from '../native-balance';
import type { ChainParts, KnownRequests } from '../protocol';
import { type Answers, andThen, type ContractRead, done, planReads, type ReadPlan } from '../read-plan';
import { limitOf } from './limit';
import type { VaultContracts, VaultPosition, VaultRequest } from './pool';

/** Under this id a vault that does not tell requests apart has the sum of all (ERC-7540). */
const ALL_REQUESTS = 0n;

/**
 * What an account has in a vault. Stage one: balances, the allowance, limits, and the ids of its requests or the requests
 * themselves. Stage two, only where the vault lists ids: each request.
 * @param known ids from {@link vaultRequestFilter}, for a vault that does not list them
 */
export function vaultAccountReads(
  contracts: VaultContracts,
  account: Address,
  parts: ChainParts,
  known: KnownRequests = {},
): ReadPlan<VaultPosition> {
  const told = contracts.listsRequests ? [] : [...new Set([ALL_REQUESTS, ...(known.ids ?? [])])].toSorted(ascending);
  const calls = {
    ...holdingCalls(contracts, account, parts.multicall),
    ...(contracts.exit === 'by-request' ? requestCalls(contracts, account, told) : {}),
  };
  return planReads(calls, (answers) => {
    const holdings = decodeHoldings(account, answers);
    if (contracts.exit === 'at-once') return done({ ...holdings, requests: [] });
    if (!contracts.listsRequests) return done({ ...holdings, requests: decodeRequests(contracts, answers, told) });
    const ids = answers.bigints('ids').toSorted(ascending);
    if (ids.length === 0) return done({ ...holdings, requests: [] });
    return andThen(
      planReads(requestCalls(contracts, account, ids), (more) =>
        done({ ...holdings, requests: decodeRequests(contracts, more, ids) }),
      ),
    );
  });
}

type Holdings = Omit<VaultPosition, 'requests'>;

function holdingCalls(
  contracts: VaultContracts,
  account: Address,
  multicall: Address,
): Readonly<Record<string, ContractRead>> {
  const { vault, share, underlying, listsRequests } = contracts;
  const token = (address: Address, functionName: string, ...args: unknown[]): ContractRead => ({
    address,
    abi: erc20Abi,
    functionName,
    args,
  });
  const ask = (functionName: string): ContractRead => ({
    address: vault,
    abi: asyncVaultAbi,
    functionName,
    args: [account],
  });
  return {
    ether: nativeBalanceRead(multicall, account),
    underlying: token(underlying.address, 'balanceOf', account),
    accruing: token(share.address, 'balanceOf', account),
    allowance: token(underlying.address, 'allowance', account, vault),
    mostDeposit: ask('maxDeposit'),
    mostShares: ask('maxRedeem'),
    mostAssets: ask('maxWithdraw'),
    ...(listsRequests ? { ids: ask('redeemRequestIds') } : {}),
  };
}

function decodeHoldings(account: Address, answers: Answers): Holdings {
  const tellsExit = answers.has('mostShares') && answers.has('mostAssets');
  return {
    account,
    ether: wei(answers.bigint('ether')),
    underlying: wei(answers.bigint('underlying')),
    accruing: shares(answers.bigint('accruing')),
    allowance: wei(answers.bigint('allowance')),
    mostDeposit: limitOf(answers, 'mostDeposit'),
    exit: tellsExit
      ? { shares: shares(answers.bigint('mostShares')), assets: wei(answers.bigint('mostAssets')) }
      : null,
  };
}

function requestCalls(
  { vault, listsRequests }: VaultContracts,
  account: Address,
  ids: readonly bigint[],
): Readonly<Record<string, ContractRead>> {
  const functions = ['pendingRedeemRequest', 'claimableRedeemRequest', ...(listsRequests ? [ASSETS] : [])];
  const calls = ids.flatMap((id) =>
    functions.map((functionName) => [
      `${functionName}${id}`,
      { address: vault, abi: asyncVaultAbi, functionName, args: [id, account] },
    ]),
  );
  return Object.fromEntries(calls);
}

/** Not in the standard; a vault that lists its requests also says what each pays. */
const ASSETS = 'claimableRedeemAssets';

function decodeRequests(
  { listsRequests }: VaultContracts,
  answers: Answers,
  ids: readonly bigint[],
): readonly VaultRequest[] {
  return ids.flatMap((id) => {
    const pending = shares(answers.bigint(`pendingRedeemRequest${id}`));
    const claimable = shares(answers.bigint(`claimableRedeemRequest${id}`));
    if (pending === 0n && claimable === 0n) return [];
    const assets = listsRequests ? wei(answers.bigint(`${ASSETS}${id}`)) : null;
    return [{ id, pending, claimable: claimable === 0n ? null : { shares: claimable, assets } }];
  });
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : 1;
}
