import type { EncodedCall, TxStep } from '@/lib/protocols/protocol';

/** Exactly how much, of which token, to whom. */
export type Approval = NonNullable<TxStep['approval']>;

/** A call that a wallet is asked to sign and send. */
export type CallStep =
  | { readonly kind: 'approve' | 'revoke'; readonly call: EncodedCall; readonly approval: Approval }
  | { readonly kind: 'wrap' | 'act'; readonly call: EncodedCall; readonly approval: null };

/** A signature without a transaction: it gives the allowance inside the act that follows. */
export interface PermitStep {
  readonly kind: 'permit';
  readonly approval: Approval;
  readonly message: PermitMessage;
  /** The act that carries the signature, with a placeholder where the signature goes (`permit.ts`). */
  readonly act: EncodedCall;
  /** The same act without it: what is sent once somebody else has put the permit on chain. */
  readonly plain: EncodedCall;
}

/** Calls that the wallet carries out together or not at all (EIP-5792). */
export interface BatchStep {
  readonly kind: 'batch';
  readonly parts: readonly CallStep[];
}

/** One signature of a flow: small, comparable, and fit to be kept over a reload. */
export type FlowStep = CallStep | PermitStep | BatchStep;

/** What a permit says (ERC-2612), and the EIP-712 domain it is bound to. */
export interface PermitMessage {
  readonly name: string;
  readonly version: string;
  readonly chainId: number;
  readonly token: `0x${string}`;
  readonly owner: `0x${string}`;
  readonly spender: `0x${string}`;
  /** In the token's smallest unit. */
  readonly value: bigint;
  readonly nonce: bigint;
  /** Unix seconds after which the token takes it no more. */
  readonly deadline: bigint;
}

/** Whether a step does what the person came for, rather than prepare it. */
export function isAct(step: FlowStep | undefined): boolean {
  return step?.kind === 'act' || step?.kind === 'batch' || step?.kind === 'revoke';
}

/** The calls that a step sends, in order; none for a permit, which is only signed. */
export function callsOf(step: FlowStep): readonly EncodedCall[] {
  if (step.kind === 'permit') return [];
  return step.kind === 'batch' ? step.parts.map(({ call }) => call) : [step.call];
}
