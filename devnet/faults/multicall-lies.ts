import { decodeFunctionData, decodeFunctionResult, encodeFunctionResult, type Hex, isHex, parseAbi } from 'viem';

const abi = parseAbi([
  'struct Call { address target; bool allowFailure; bytes callData; }',
  'struct Answer { bool success; bytes returnData; }',
  'function aggregate3(Call[] calls) payable returns (Answer[] answers)',
]);
const AGGREGATE3_SELECTOR = '0x82ad56cb';

/** The selectors called inside a multicall, in their order; empty when it is none. */
export function selectorsInside(callData: Hex): readonly string[] {
  if (!callData.startsWith(AGGREGATE3_SELECTOR)) return [];
  const { args } = decodeFunctionData({ abi, data: callData });
  return args[0].map((call) => call.callData.slice(0, 10));
}

/** The answer of a multicall with the answers to one function replaced. */
export function lieInside(callData: Hex, answer: unknown, selector: Hex, result: Hex): unknown {
  if (!isHex(answer)) return answer;
  const selectors = selectorsInside(callData);
  const results = decodeFunctionResult({ abi, functionName: 'aggregate3', data: answer }).map((one, index) =>
    selectors[index] === selector ? { success: true, returnData: result } : one,
  );
  return encodeFunctionResult({ abi, functionName: 'aggregate3', result: results });
}
