import { type Hash, type Log, numberToHex, toEventSelector } from 'viem';

import type { ExecutorContext } from './context';

/** How a Safe executed something. */
export interface SafeExecution {
  readonly safeTxHash: Hash;
  readonly succeeded: boolean;
  readonly transactionHash: Hash;
}

const SUCCESS = toEventSelector('ExecutionSuccess(bytes32,uint256)');
const FAILURE = toEventSelector('ExecutionFailure(bytes32,uint256)');

/** What a Safe executed from a block on, up to another or the newest, in the order of the chain. The hash is an indexed argument since 1.4.0 and was a plain one before. */
export async function readExecutions(
  { reader, account }: ExecutorContext,
  fromBlock: bigint,
  toBlock: bigint | 'latest' = 'latest',
): Promise<readonly SafeExecution[]> {
  const range = {
    fromBlock: numberToHex(fromBlock),
    toBlock: toBlock === 'latest' ? toBlock : numberToHex(toBlock),
  } as const;
  const logs = await reader.request({
    method: 'eth_getLogs',
    params: [{ address: account, topics: [[SUCCESS, FAILURE]], ...range }],
  });
  return logs.flatMap(executionOf);
}

function executionOf({
  topics,
  data,
  transactionHash,
}: Pick<Log<unknown, never>, 'data'> & {
  readonly topics: readonly Hash[];
  readonly transactionHash: Hash | null;
}): readonly SafeExecution[] {
  const hash = topics[1] ?? (`0x${data.slice(2, 66)}` as const);
  return transactionHash === null ? [] : [{ safeTxHash: hash, succeeded: topics[0] === SUCCESS, transactionHash }];
}
