import { type Address, encodeFunctionData, parseAbi, parseEther, parseEventLogs, zeroAddress } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';

import { actAs } from '../act-as';
import type { ExampleSafe } from '../contracts';
import type { DevnetLink } from '../devnet-link';

/** Anvil accounts that own the Safe of a seeded chain. */
const OWNER_ACCOUNTS = [1, 2, 3] as const;
const THRESHOLD = 2;
const SAFE_ETHER_WEI = parseEther('100');
const SAFE_STAKED_WEI = parseEther('25');
/** Nobody's: gives the Safe what it holds. */
const DONOR: Address = '0x000000000000000000000000000000000000d042';

const safeAbi = parseAbi([
  'function setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)',
]);
const factoryAbi = parseAbi([
  'function createProxyWithNonce(address singleton, bytes initializer, uint256 saltNonce) returns (address proxy)',
  'event ProxyCreation(address indexed proxy, address singleton)',
]);

/**
 * Creates a Safe 1.4.1 with Safe's usual fallback handler, as its own app does.
 * @param sender an unlocked account that pays for it
 * @param salt any number; the same owners, threshold and salt give the same address, and only once
 */
export async function createSafe(
  { client, contracts }: DevnetLink,
  sender: Address,
  owners: readonly Address[],
  threshold: number,
  salt: bigint,
): Promise<ExampleSafe> {
  const { Safe, SafeProxyFactory, CompatibilityFallbackHandler } = contracts.parts.safe;
  const initializer = encodeFunctionData({
    abi: safeAbi,
    functionName: 'setup',
    args: [owners, BigInt(threshold), zeroAddress, '0x', CompatibilityFallbackHandler, zeroAddress, 0n, zeroAddress],
  });
  const { logs } = await client.writeContractSync({
    address: SafeProxyFactory,
    abi: factoryAbi,
    functionName: 'createProxyWithNonce',
    args: [Safe, initializer, salt],
    account: sender,
    throwOnReceiptRevert: true,
  });
  const [created] = parseEventLogs({ abi: factoryAbi, logs, eventName: 'ProxyCreation' });
  if (created === undefined) throw new Error('The factory of Safe reported no new Safe.');
  return { address: created.args.proxy, owners, threshold };
}

/** Creates a Safe that any two of Anvil accounts 1 to 3 rule, with 100 ETH and 25 of the rebasing token. */
export async function createExampleSafe(link: DevnetLink): Promise<ExampleSafe> {
  const { client, contracts } = link;
  const accounts = await client.getAddresses();
  const owners = OWNER_ACCOUNTS.map((index) => accounts[index]).filter((owner) => owner !== undefined);
  await actAs(client, DONOR);
  const safe = await createSafe(link, DONOR, owners, THRESHOLD, 0n);
  const lido = { address: contracts.addresses.Lido, abi: lidoAbi, account: DONOR, throwOnReceiptRevert: true } as const;
  await client.writeContractSync({
    ...lido,
    functionName: 'submit',
    args: [contracts.operator],
    value: SAFE_STAKED_WEI,
  });
  const balance = await client.readContract({ ...lido, functionName: 'balanceOf', args: [DONOR] });
  await client.writeContractSync({ ...lido, functionName: 'transfer', args: [safe.address, balance] });
  await client.sendTransactionSync({
    to: safe.address,
    value: SAFE_ETHER_WEI,
    account: DONOR,
    throwOnReceiptRevert: true,
  });
  return safe;
}
