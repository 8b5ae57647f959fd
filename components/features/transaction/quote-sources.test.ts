import { encodeFunctionData } from 'viem';
import { describe, expect, it } from 'vitest';

import { withdrawalQueueErc721Abi } from '@/contracts-abi/withdrawal-queue-erc721';
import { BY_REQUEST, VAULT, vaultWith } from '@/lib/protocols/erc4626/vault.fixture';
import { ALICE, CONTRACTS, eth, poolWith } from '@/lib/protocols/lido/lido.fixture';
import { planLido } from '@/lib/protocols/lido/plan';
import { UNISWAP } from '@/lib/protocols/market/market.fixture';
import type { EncodedCall, Intent, Quote } from '@/lib/protocols/protocol';
import { ROCKET, rocketWith } from '@/lib/protocols/rocket-pool/rocket-pool.fixture';
import { ONE_ETHER, shares, unixSeconds, wei } from '@/lib/units/units';

import {
  givenSource,
  leastSource,
  paidLaterSource,
  type Quoted,
  type QuotedBy,
  receivedSource,
  requestCountSource,
} from './quote-sources';

const LIDO: QuotedBy = { kind: 'pool', pool: poolWith() };
const GIVE: Quote['give'] = { asset: 'ether', amount: eth(2n) };

function encoded(data: `0x${string}`, address: `0x${string}` = CONTRACTS.queue, value = wei(0n)): EncodedCall {
  return { type: 'encoded', address, data, value };
}

function quotedWith(by: QuotedBy, intent: Intent, changes: Partial<Quoted> = {}, give = GIVE): Quoted {
  return {
    by,
    intent,
    account: ALICE,
    quote: { give, receive: null, requests: [], gasUnits: 1n },
    acts: [encoded('0x')],
    prepared: false,
    block: { number: 9n, timestamp: unixSeconds(90n) },
    ...changes,
  };
}

const stake: Intent = { kind: 'stake', amount: eth(2n), receive: 'rebasing' };
const at = '--block 9 --rpc-url YOUR_NODE';

describe('what is received', () => {
  it.each([
    ['a stake', quotedWith(LIDO, stake), CONTRACTS.token, `"getSharesByPooledEth(uint256)(uint256)" ${eth(2n)} ${at}`],
    [
      'a wrap',
      quotedWith(LIDO, { kind: 'wrap', amount: eth(2n) }),
      CONTRACTS.wrapper,
      `"getWstETHByStETH(uint256)(uint256)" ${eth(2n)} ${at}`,
    ],
    [
      'an unwrap',
      quotedWith(LIDO, { kind: 'unwrap', amount: shares(2n * ONE_ETHER) }),
      CONTRACTS.wrapper,
      `"getStETHByWstETH(uint256)(uint256)" ${eth(2n)} ${at}`,
    ],
    [
      'a deposit in Rocket Pool, its fee taken off first',
      quotedWith({ kind: 'pool', pool: rocketWith() }, { ...stake, receive: 'accruing' }),
      ROCKET.token,
      `"getRethValue(uint256)(uint256)" ${eth(2n) - ONE_ETHER / 1_000n} ${at}`,
    ],
    [
      'a deposit in a vault',
      quotedWith({ kind: 'pool', pool: vaultWith() }, { ...stake, receive: 'accruing' }),
      VAULT,
      `"previewDeposit(uint256)(uint256)" ${eth(2n)} ${at}`,
    ],
    [
      'a sale',
      quotedWith({ kind: 'market', market: UNISWAP }, { kind: 'sell', token: 'accruing', amount: 5n, least: wei(4n) }),
      UNISWAP.quoter,
      at,
    ],
  ])('by %s is read from the contract that prices it', (_name, quoted, contract, command) => {
    expect(receivedSource(quoted)).toMatchObject({ contract, blockText: expect.stringMatching(/^block 9, /) });
    expect(receivedSource(quoted).command).toContain(command);
  });

  it('by claims names every request with its hint, also over several transactions', () => {
    const claim = (ids: readonly bigint[], hints: readonly bigint[]) =>
      encoded(
        encodeFunctionData({ abi: withdrawalQueueErc721Abi, functionName: 'claimWithdrawals', args: [ids, hints] }),
      );
    const acts = [claim([1n, 2n], [7n, 7n]), claim([3n], [8n])];
    const source = receivedSource(quotedWith(LIDO, { kind: 'claim', ids: [1n, 2n, 3n] }, { acts }));
    expect(source.contract).toBe(CONTRACTS.queue);
    expect(source.command).toContain(`"getClaimableEther(uint256[],uint256[])(uint256[])" [1,2,3] [7,7,8] ${at}`);
  });

  it('by a claim from a vault is what its own call answers', () => {
    const source = receivedSource(
      quotedWith(
        { kind: 'pool', pool: vaultWith() },
        { kind: 'claim', ids: [1n] },
        { acts: [encoded('0x1234', VAULT)] },
      ),
    );
    expect(source).toMatchObject({ title: 'You receive', contract: VAULT });
    expect(source.command).toBe(`cast call ${VAULT} 0x1234 --from ${ALICE} ${at}`);
  });
});

describe('what is given', () => {
  it('is what the call carries, as it will be signed', () => {
    const [step] = planLido(poolWith(), { account: ALICE } as never, stake);
    expect(step?.call).toMatchObject({ functionName: 'submit' });
    const data = '0xa1903eab0000000000000000000000000000000000000000000000000000000000000000';
    const source = givenSource(quotedWith(LIDO, stake, { acts: [encoded(data, CONTRACTS.token, eth(2n))] }));
    expect(source.command).toBe(
      `cast call ${CONTRACTS.token} "submit(address)" 0x0000000000000000000000000000000000000000 --value ${eth(2n)} --from ${ALICE} ${at}`,
    );
    expect(source.formula).toBe('what was typed; the call takes exactly that.');
    expect(givenSource(quotedWith(LIDO, stake, { prepared: true })).formula).toContain('it reverts');
  });

  it('says that there are further calls, and where the least of a sale is', () => {
    const several = quotedWith(LIDO, stake, { acts: [encoded('0x'), encoded('0x')] });
    expect(givenSource(several).formula).toContain('The call is the first of 2.');
    expect(leastSource(several)).toMatchObject({ title: 'At least', contract: CONTRACTS.queue });
  });
});

describe('what a request pays', () => {
  const request = { kind: 'request', token: 'rebasing', amount: eth(2n) } as const;

  it('is one ETH a token of the rebasing one, and a share at the rate of now of the wrapped one', () => {
    const rebasing = quotedWith(LIDO, request, {}, { asset: 'rebasing', amount: eth(2n) });
    const wrapped = quotedWith(LIDO, request, {}, { asset: 'wrapped', amount: eth(2n) });
    expect(paidLaterSource(rebasing).command).toContain(` ${ONE_ETHER} ${at}`);
    expect(paidLaterSource(wrapped).command).toContain(` ${eth(2n)} ${at}`);
    expect(requestCountSource(rebasing).command).toContain('MAX_STETH_WITHDRAWAL_AMOUNT');
  });

  it('is the vault’s rate of now where a vault pays', () => {
    const vault = quotedWith({ kind: 'pool', pool: vaultWith({ contracts: BY_REQUEST }) }, request);
    expect(paidLaterSource(vault).command).toContain(`"convertToAssets(uint256)(uint256)" ${eth(2n)} ${at}`);
  });
});
