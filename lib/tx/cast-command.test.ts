import { decodeFunctionData, encodeFunctionData, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';

import { wei } from '@/lib/units/units';

import { castCommand } from './cast-command';
import { describeCall } from './describe-call';

const TO = '0x1000000000000000000000000000000000000001';
const PLACE = { account: '0xa11cea11cea11cea11cea11cea11cea11cea11ce', block: 7n } as const;
const END = `--from ${PLACE.account} --block 7 --rpc-url YOUR_NODE`;
const abi = parseAbi([
  'function submit(address referral) payable returns (uint256)',
  'function claim(uint256[] ids, uint256[] hints)',
  'function swap((address token, uint24 fee) params, bytes data, string note)',
  'function swap(uint256 amount)',
]);
const known = [{ address: TO, abi, name: 'Pool' }] as const;
const encoded = (data: `0x${string}`, value = 0n) =>
  ({ type: 'encoded', address: TO, data, value: wei(value) }) as const;
const commandOf = (data: `0x${string}`, value = 0n) =>
  castCommand('call', encoded(data, value), describeCall(known, encoded(data, value)), PLACE);

describe('castCommand', () => {
  it('names the function with its arguments, what is sent along, and who sends it', () => {
    const data = encodeFunctionData({ abi, functionName: 'submit', args: [TO] });
    expect(commandOf(data, 5n)).toBe(`cast call ${TO} "submit(address)" ${TO} --value 5 ${END}`);
  });

  it('writes lists and tuples as cast takes them, and the function of several that share its name', () => {
    const claim = encodeFunctionData({ abi, functionName: 'claim', args: [[1n, 2n], []] });
    expect(commandOf(claim)).toBe(`cast call ${TO} "claim(uint256[],uint256[])" "[1,2]" "[]" ${END}`);
    const args = [{ token: TO, fee: 500 }, '0xab', 'a "b"'] as const;
    const swap = encodeFunctionData({ abi, functionName: 'swap', args });
    expect(commandOf(swap)).toBe(
      `cast call ${TO} "swap((address,uint24),bytes,string)" "(${TO},500)" 0xab "a \\"b\\"" ${END}`,
    );
    expect(decodeFunctionData({ abi, data: swap }).args).toEqual(args);
    const other = encodeFunctionData({ abi, functionName: 'swap', args: [3n] });
    expect(commandOf(other)).toBe(`cast call ${TO} "swap(uint256)" 3 ${END}`);
  });

  it('tells the data where no interface reads it, and nothing for a plain transfer', () => {
    expect(castCommand('estimate', encoded('0x1234'), null, PLACE)).toBe(`cast estimate ${TO} 0x1234 ${END}`);
    expect(castCommand('estimate', encoded('0x', 9n), null, PLACE)).toBe(`cast estimate ${TO} --value 9 ${END}`);
  });
});
