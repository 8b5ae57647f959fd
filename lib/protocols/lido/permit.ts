import type { Address } from 'viem';

import { lidoAbi } from '@/contracts-abi/lido';
import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { wstEthAbi } from '@/contracts-abi/wst-eth';

import type { PermitOffer, PermitTerms } from '../permit-offer';
import { DecodeError, done, planReads, type ReadPlan } from '../read-plan';
import type { LidoIntent } from './intent';
import type { LidoPool } from './pool';

/** The wrapped token has no view that names its domain's version; it is OpenZeppelin's, which is this. */
const WRAPPED_VERSION = '1';

/**
 * The permit that can stand in place of an intent's approval. Only the queue takes one; the wrapper has no such function.
 * @param args of the plain request, which the one with a permit begins with too
 */
export function permitOfLido(
  { contracts }: LidoPool,
  account: Address,
  intent: LidoIntent,
  args: readonly unknown[],
): PermitOffer | null {
  if (intent.kind !== 'request') return null;
  const rebasing = intent.token === 'rebasing';
  const token = rebasing ? contracts.token : contracts.wrapper;
  return {
    token,
    contractsMaySign: rebasing,
    reads: rebasing ? rebasingTerms(token, account) : wrappedTerms(token, account),
    act: {
      address: contracts.queue,
      abi: withdrawalQueueErc721Abi,
      functionName: rebasing ? 'requestWithdrawalsWithPermit' : 'requestWithdrawalsWstETHWithPermit',
      args,
    },
  };
}

/** Its `eip712Domain` answers four values, which is not the shape of ERC-5267. */
function rebasingTerms(address: Address, owner: Address): ReadPlan<PermitTerms> {
  const token = { address, abi: lidoAbi };
  return planReads(
    {
      domain: { ...token, functionName: 'eip712Domain' },
      nonce: { ...token, functionName: 'nonces', args: [owner] },
    },
    (answers) => {
      const [name, version] = answers.list('domain');
      if (typeof name !== 'string' || typeof version !== 'string')
        throw new DecodeError('domain', 'has no name and version');
      return done({ name, version, nonce: answers.bigint('nonce') });
    },
  );
}

function wrappedTerms(address: Address, owner: Address): ReadPlan<PermitTerms> {
  const token = { address, abi: wstEthAbi };
  return planReads(
    {
      name: { ...token, functionName: 'name' },
      nonce: { ...token, functionName: 'nonces', args: [owner] },
    },
    (answers) => done({ name: answers.text('name'), version: WRAPPED_VERSION, nonce: answers.bigint('nonce') }),
  );
}
