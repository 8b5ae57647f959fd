import { type BlockAt, blockWords, castCall } from '@/components/pool/source-of';
import type { ProvenanceSource } from '@/components/ui/provenance';
import { formatCount } from '@/lib/format/format-count';
import type { EncodedCall } from '@/lib/protocols/protocol';
import { castCommand } from '@/lib/tx/cast-command';
import type { DescribedCall } from '@/lib/tx/describe-call';
import type { Approval, PermitStep } from '@/lib/tx/flow-step';
import type { ReviewFacts } from '@/lib/tx/review-facts';
import type { Signer } from '@/lib/tx/sent';
import type { Wei } from '@/lib/units/units';

/** A call that is to be signed: by whom, and the block it is tried at. */
export interface CallLookedAt {
  readonly call: EncodedCall;
  /** As its contract's interface reads it; null where that is not known, or not yet. */
  readonly described: DescribedCall | null;
  readonly account: `0x${string}`;
  readonly block: BlockAt;
}

/** Where a figure comes from that a call to be signed carries, or answers when it is tried out. */
export function callSource(title: string, formula: string, { call, described, ...at }: CallLookedAt): ProvenanceSource {
  return {
    title,
    formula,
    contractName: described?.contract ?? 'The contract that is called',
    contract: call.address,
    command: castCommand('call', call, described, { account: at.account, block: at.block.number }),
    blockText: blockWords(at.block),
  };
}

/** Where the gas of a call comes from: the estimate of the wallet's node. */
export function gasEstimateSource(gas: bigint, looked: CallLookedAt): ProvenanceSource {
  const { call, described, account, block } = looked;
  return {
    ...callSource(
      'Gas',
      `${formatCount(gas)} units by the estimate of your wallet’s node. What is not used is not paid.`,
      looked,
    ),
    command: castCommand('estimate', call, described, { account, block: block.number }),
  };
}

/** Where the most that a call is likely to cost comes from. */
export function costSource(gas: bigint, feePerGas: Wei, looked: CallLookedAt): ProvenanceSource {
  return {
    ...gasEstimateSource(gas, looked),
    title: 'Network cost',
    formula: `${formatCount(gas)} gas by the estimate of your wallet’s node × ${formatCount(feePerGas)} wei, rounded up: the most that a unit is likely to cost, ${PRICE_WORDS}. What is not used is not paid.`,
  };
}

/** Where the price of a unit of gas comes from. */
export function gasPriceSource(feePerGas: Wei, block: ReviewFacts['block']): ProvenanceSource {
  return {
    title: 'Price of gas',
    formula: `${formatCount(feePerGas)} wei, rounded up: the most that a unit is likely to cost, ${PRICE_WORDS}.`,
    contractName: 'The block',
    contract: block.hash,
    command: `cast block ${block.number} --field baseFeePerGas --rpc-url YOUR_NODE`,
    blockText: blockWords(block),
  };
}

const PRICE_WORDS = '1.2 × the block’s base fee and the tip that the node suggests';

/** Where the next nonce comes from; null where the account counts in its own way. */
export function nonceSource(
  signer: Signer,
  account: `0x${string}`,
  insteadOf: number | null,
  block: BlockAt,
): ProvenanceSource | null {
  if (signer === 'contract') return null;
  const common = { title: 'Nonce', contract: account, blockText: blockWords(block) };
  if (signer === 'safe')
    return {
      ...common,
      formula: 'how many transactions the Safe has executed; the next has this number',
      contractName: 'Safe',
      command: castCall(account, 'nonce()(uint256)', [], block),
    };
  return {
    ...common,
    formula:
      insteadOf === null
        ? 'how many transactions the account has sent, those that wait included; the next has this number'
        : 'that of the transaction which was dropped, so that only one of both can ever happen',
    contractName: 'Your account',
    command: `cast nonce ${account} --block pending --rpc-url YOUR_NODE`,
  };
}

/** Where the amount comes from that an allowance is over. */
export function allowanceSource(
  { amount, spender }: Approval,
  token: `0x${string}`,
  account: `0x${string}`,
  block: BlockAt,
): ProvenanceSource {
  return {
    title: 'Allowance',
    formula: `exactly what the step after it takes, ${formatCount(amount)} of the token’s smallest unit. The call says how much may be moved already.`,
    contractName: 'The token',
    contract: token,
    command: castCall(token, 'allowance(address,address)(uint256)', [account, spender], block),
    blockText: blockWords(block),
  };
}

/** Where an allowance comes from that was given and not used. */
export function leftOverSource(
  approval: Approval,
  token: `0x${string}`,
  account: `0x${string}`,
  block: BlockAt,
): ProvenanceSource {
  return {
    ...allowanceSource(approval, token, account, block),
    formula: 'what the contract may still move: its allowance was given by a step before, and is not used',
  };
}

/** Where a permit's nonce comes from. */
export function permitNonceSource({ message: { token, owner } }: PermitStep, block: BlockAt): ProvenanceSource {
  return {
    title: 'Nonce of the permit',
    formula: 'how many permits of the account the token has taken; the next has this number',
    contractName: 'The token',
    contract: token,
    command: castCall(token, 'nonces(address)(uint256)', [owner], block),
    blockText: blockWords(block),
  };
}
