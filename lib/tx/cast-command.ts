import type { EncodedCall } from '@/lib/protocols/protocol';

import type { DescribedCall } from './describe-call';

/** Who would send it, and the block it is tried at. */
export interface CastPlace {
  readonly account: `0x${string}`;
  readonly block: bigint;
}

/**
 * The command of Foundry's `cast` that tries a call out, or says how much gas it takes, without sending anything.
 * @param described the same call as its contract's interface reads it; null where it is not read: its data is told then
 */
export function castCommand(
  verb: 'call' | 'estimate',
  call: EncodedCall,
  described: DescribedCall | null,
  { account, block }: CastPlace,
): string {
  const words = described?.cast ?? (call.data === '0x' ? [] : [call.data]);
  const value = call.value === 0n ? [] : ['--value', String(call.value)];
  const place = ['--from', account, '--block', String(block), '--rpc-url', 'YOUR_NODE'];
  return ['cast', verb, call.address, ...words, ...value, ...place].join(' ');
}
