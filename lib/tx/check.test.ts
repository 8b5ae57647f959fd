import {
  decodeFunctionData,
  encodeErrorResult,
  encodeFunctionResult,
  erc20Abi,
  getAddress,
  numberToHex,
  parseAbi,
} from 'viem';
import { describe, expect, it } from 'vitest';

import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import type { NodeScript } from '@/lib/chain/scripted-node.fixture';
import { ALICE, CONTRACTS, eth } from '@/lib/protocols/lido/lido.fixture';
import type { Intent } from '@/lib/protocols/protocol';
import { ONE_ETHER, shares } from '@/lib/units/units';

import { checkIntent } from './check';
import { BLOCK, callAnswer, refusing, scripted, unreachable } from './context.fixture';
import { signPermit } from './permit';

const stake: Intent = { kind: 'stake', amount: eth(1n), receive: 'rebasing' };
const wrap: Intent = { kind: 'wrap', amount: eth(5n) };
const request: Intent = { kind: 'request', token: 'rebasing', amount: eth(5n) };
const wrappedRequest: Intent = { kind: 'request', token: 'wrapped', amount: shares(5n * ONE_ETHER) };
const PLAIN = { avoided: [], claimsPerTransaction: null } as const;
const ATOMIC = { wallet_getCapabilities: { '0x7a69': { atomic: { status: 'supported' } } } };

/** The kinds of the signatures an intent needs. */
async function kindsOf(script: NodeScript, intent: Intent, choices: Parameters<typeof checkIntent>[2] = PLAIN) {
  const { context } = scripted(script);
  const check = await checkIntent(context, intent, choices);
  if (check.status !== 'ready') throw new Error(`the check is ${check.status}: ${JSON.stringify(check)}`);
  return check.steps.map(({ kind }) => kind);
}

describe('checkIntent', () => {
  it('quotes and plans at the newest block of the wallet’s own connection', async () => {
    const { context, node } = scripted();
    expect(await checkIntent(context, stake, PLAIN)).toMatchObject({
      status: 'ready',
      quote: { receive: { asset: 'rebasing', amount: ONE_ETHER - 1n } },
      quotedAt: { number: BLOCK, timestamp: 1_000n },
      steps: [{ kind: 'act', call: { type: 'encoded', address: CONTRACTS.token, value: ONE_ETHER } }],
    });
    expect(new Set(node.asked('eth_call').map(([, at]) => at))).toEqual(new Set([numberToHex(BLOCK)]));
  });

  it('hands a refusal on', async () => {
    const limit = [true, false, 0n, 0n, 0n, 0n, 0n];
    const { context } = scripted({ eth_call: callAnswer({ getStakeLimitFullInfo: limit }) });
    const refused = { status: 'refused', refusal: { code: 'staking-paused' } };
    expect(await checkIntent(context, stake, PLAIN)).toEqual(refused);
  });

  it('refuses a wallet on another chain before it reads anything', async () => {
    const { context, node } = scripted({ eth_chainId: '0x1' });
    expect(await checkIntent(context, stake, PLAIN)).toEqual({ status: 'failed', fault: { code: 'wrong-chain' } });
    expect(node.requests).toHaveLength(1);
  });

  it('says what went wrong when the node fails', async () => {
    const { context } = scripted({ eth_getBlockByNumber: unreachable });
    expect(await checkIntent(context, stake, PLAIN)).toEqual({ status: 'failed', fault: { code: 'unreachable' } });
  });
});

describe('the way to an allowance', () => {
  it('is one batch where the wallet carries calls out together', async () => {
    expect(await kindsOf(ATOMIC, wrap)).toEqual(['batch']);
    expect(await kindsOf(ATOMIC, request)).toEqual(['batch']);
    const ready = { wallet_getCapabilities: { '0x7a69': { atomic: { status: 'ready' } } } };
    expect(await kindsOf(ready, wrap)).toEqual(['batch']);
  });

  it('is a permit where the contract takes one, and otherwise an exact approval', async () => {
    expect(await kindsOf({}, request)).toEqual(['permit', 'act']);
    expect(await kindsOf({}, wrap)).toEqual(['approve', 'act']);
    const unsupported = { wallet_getCapabilities: { '0x7a69': { atomic: { status: 'unsupported' } } } };
    expect(await kindsOf(unsupported, wrap)).toEqual(['approve', 'act']);
  });

  it('is not needed by a stake, whatever the wallet can do', async () => {
    expect(await kindsOf(ATOMIC, stake)).toEqual(['act']);
  });

  it('avoids what did not work', async () => {
    expect(await kindsOf(ATOMIC, request, { ...PLAIN, avoided: ['batch'] })).toEqual(['permit', 'act']);
    expect(await kindsOf(ATOMIC, request, { ...PLAIN, avoided: ['batch', 'permit'] })).toEqual(['approve', 'act']);
  });

  it.each([
    [
      'a delegated key (EIP-7702), for a token that takes only keys',
      `0xef0100${'11'.repeat(20)}`,
      wrappedRequest,
      'permit',
    ],
    ['a delegated key, for a token that asks whatever code there is', `0xef0100${'11'.repeat(20)}`, request, 'approve'],
    ['a contract, for a token that asks it (ERC-1271)', '0x6001', request, 'permit'],
    ['a contract, for a token that takes only keys', '0x6001', wrappedRequest, 'approve'],
    ['code that only begins like a delegation', `0xef0100${'11'.repeat(21)}`, request, 'permit'],
  ] as const)('of %s', async (_name, code, intent, first) => {
    const answers = callAnswer({}, encodeErrorResult({ abi: parseAbi(['error None()']), errorName: 'None' }));
    const script = { eth_getCode: code, eth_call: answers };
    expect((await kindsOf(script, intent))[0]).toBe(first);
  });

  it('of a Safe is an approval: its owners sign together', async () => {
    const answer = (type: 'string' | 'uint256', result: string | bigint) =>
      encodeFunctionResult({ abi: parseAbi([`function f() view returns (${type})`] as never), result } as never);
    const safe = callAnswer({}, (call: { data: string }) =>
      call.data === '0xffa1ad74' ? answer('string', '1.4.1') : answer('uint256', 2n),
    );
    expect(await kindsOf({ eth_getCode: '0x6001', eth_call: safe }, request)).toEqual(['approve', 'act']);
  });
});

describe('a permit', () => {
  const signature = `0x${'aa'.repeat(32)}${'bb'.repeat(32)}1c`;

  async function permitOf(script: NodeScript) {
    const { context, node } = scripted({ eth_signTypedData_v4: signature, ...script });
    const check = await checkIntent(context, request, PLAIN);
    const step = check.status === 'ready' ? check.steps[0] : undefined;
    if (step?.kind !== 'permit') throw new Error('there is no permit');
    return { context, node, step };
  }

  it('is bound to the token’s domain, the amount, the spender and half an hour', async () => {
    const { step } = await permitOf({});
    expect(step.message).toEqual({
      name: 'Liquid staked Ether 2.0',
      version: '2',
      chainId: 31_337,
      token: CONTRACTS.token,
      owner: ALICE,
      spender: CONTRACTS.queue,
      value: eth(5n),
      nonce: 3n,
      deadline: 1_000n + 1_800n,
    });
  });

  it('is carried by the act exactly as it was signed', async () => {
    const { context, step, node } = await permitOf({});
    const act = await signPermit(context, step);
    const { functionName, args } = decodeFunctionData({ abi: withdrawalQueueErc721Abi, data: act.data });
    expect(functionName).toBe('requestWithdrawalsWithPermit');
    expect(args).toEqual([
      [eth(5n)],
      getAddress(ALICE),
      { value: eth(5n), deadline: 2_800n, v: 28, r: `0x${'aa'.repeat(32)}`, s: `0x${'bb'.repeat(32)}` },
    ]);
    const [owner, data] = node.asked('eth_signTypedData_v4')[0] ?? [];
    expect(owner).toBe(ALICE);
    expect(JSON.parse(String(data))).toMatchObject({ primaryType: 'Permit', message: { spender: CONTRACTS.queue } });
  });

  it('takes a v of 0 or 1 as wallets give it', async () => {
    const { context, step } = await permitOf({ eth_signTypedData_v4: `${signature.slice(0, -2)}01` });
    const { args } = decodeFunctionData({
      abi: withdrawalQueueErc721Abi,
      data: (await signPermit(context, step)).data,
    });
    expect(args?.at(-1)).toMatchObject({ v: 28 });
  });

  it('refuses a signature for which a permit has no room', async () => {
    const { context, step } = await permitOf({ eth_signTypedData_v4: `${signature}00` });
    await expect(signPermit(context, step)).rejects.toMatchObject({ fault: { code: 'not-taken' } });
  });

  it('is not signed when the person declines', async () => {
    const { context, step } = await permitOf({ eth_signTypedData_v4: refusing(4001) });
    await expect(signPermit(context, step)).rejects.toThrow();
  });

  it('leaves the plain act as the fallback', async () => {
    const { step } = await permitOf({});
    expect(decodeFunctionData({ abi: withdrawalQueueErc721Abi, data: step.plain.data }).functionName).toBe(
      'requestWithdrawals',
    );
    expect(() => decodeFunctionData({ abi: erc20Abi, data: step.act.data })).toThrow();
  });
});
