import { type Abi, encodeAbiParameters, encodeFunctionData, type Hex, hexToBigInt, size, slice } from 'viem';
import { getBlock, signTypedData } from 'viem/actions';

import { FaultError } from '@/lib/chain/errors';
import { readBatch } from '@/lib/chain/read-batch';
import type { PermitOffer } from '@/lib/protocols/permit-offer';
import type { EncodedCall } from '@/lib/protocols/protocol';
import { wei } from '@/lib/units/units';

import type { ExecutorContext } from './context';
import type { Approval, PermitMessage, PermitStep } from './flow-step';

/** How long a permit is good for: enough to find the hardware wallet, short enough not to lie around. */
const VALID_SECONDS = 1_800n;
const SIGNATURE_BYTES = 65;

/** ERC-2612's typed data (EIP-712). */
const PERMIT_TYPES = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const;

interface Permission {
  readonly value: bigint;
  readonly deadline: bigint;
  readonly v: number;
  readonly r: Hex;
  readonly s: Hex;
}

/** Stands in an encoded act where the signature goes; its words occur nowhere else. */
const PLACEHOLDER: Permission = {
  value: 0n,
  deadline: 0n,
  v: 0,
  r: '0x9e6d1f5a7c3b48e2a0d4c6f8b1735924e8a6c0d2f4b69718352a4c6e8f0a1b3d',
  s: '0x5b3a1f0e8c6a4d29b7f5e3c1a0928476d5c4b3a29180f7e6d5c4b3a291807f6e',
};

/** The permit that can stand in an approval's place, with the terms the token has for it now. */
export async function preparePermit(
  context: ExecutorContext,
  offer: PermitOffer,
  approval: Approval,
  plain: EncodedCall,
): Promise<PermitStep> {
  const head = await getBlock(context.reader, { blockTag: 'latest' });
  const terms = await readBatch(context.reader, offer.reads, head.number);
  const { address, abi, functionName, args } = offer.act;
  return {
    kind: 'permit',
    approval,
    message: {
      ...terms,
      chainId: context.chainId,
      token: offer.token,
      owner: context.account,
      spender: approval.spender,
      value: approval.amount,
      deadline: head.timestamp + VALID_SECONDS,
    },
    act: { type: 'encoded', address, data: encodeAct(abi, functionName, args), value: wei(0n) },
    plain,
  };
}

function encodeAct(abi: Abi, functionName: string, args: readonly unknown[]): Hex {
  const data = encodeFunctionData({ abi, functionName, args: [...args, PLACEHOLDER] });
  if (!data.includes(wordsOf(PLACEHOLDER))) throw new Error(`${functionName} does not end with a permit`);
  return data;
}

/**
 * Asks the wallet to sign a permit.
 * @returns the act that carries it
 * @throws FaultError for a signature that the token's permit has no room for
 */
export async function signPermit(context: ExecutorContext, step: PermitStep): Promise<EncodedCall> {
  const { name, version, chainId, token, owner, spender, value, nonce, deadline } = step.message;
  const wallet = await context.wallet();
  const signature = await signTypedData(wallet, {
    account: context.account,
    domain: { name, version, chainId, verifyingContract: token },
    types: PERMIT_TYPES,
    primaryType: 'Permit',
    message: { owner, spender, value, nonce, deadline },
  });
  return {
    ...step.act,
    data: step.act.data.replace(wordsOf(PLACEHOLDER), wordsOf(permissionOf(step.message, signature))) as Hex,
  };
}

function permissionOf({ value, deadline }: PermitMessage, signature: Hex): Permission {
  if (size(signature) !== SIGNATURE_BYTES)
    throw new FaultError({ code: 'not-taken', detail: 'The token takes no signature of this kind of account.' });
  const v = Number(hexToBigInt(slice(signature, 64, 65)));
  return { value, deadline, v: v < 27 ? v + 27 : v, r: slice(signature, 0, 32), s: slice(signature, 32, 64) };
}

/** The five words of a permit as an ABI encodes them, without the prefix. */
function wordsOf({ value, deadline, v, r, s }: Permission): string {
  return encodeAbiParameters(
    [{ type: 'uint256' }, { type: 'uint256' }, { type: 'uint8' }, { type: 'bytes32' }, { type: 'bytes32' }],
    [value, deadline, v, r, s],
  ).slice(2);
}
