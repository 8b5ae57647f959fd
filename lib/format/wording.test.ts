import { describe, expect, it } from 'vitest';

import type { ChainFault } from '@/lib/chain/fault';
import type { Intent, Outcome } from '@/lib/protocols/protocol';
import type { Refusal, RefusalCode } from '@/lib/protocols/refusal';
import type { ReceiverWarning } from '@/lib/receiver/receiver-warnings';
import { shares, wei } from '@/lib/units/units';

import { faultWording } from './fault-wording';
import { amountWording, intentTitle, outcomeWording } from './intent-wording';
import type { AmountFault } from './parse-amount';
import { receiverWords } from './receiver-wording';
import { amountFaultWording, refusalWording, symbolOf } from './refusal-wording';

const ETH = 10n ** 18n;
const at = '0x1000000000000000000000000000000000000001';
const tokens = {
  rebasing: { address: at, symbol: 'stETH' },
  wrapped: { address: at, symbol: 'wstETH' },
  accruing: { address: at, symbol: 'rETH' },
} as const;
const ofVault = {
  accruing: { address: at, symbol: 'vUSD', decimals: 18 },
  underlying: { address: at, symbol: 'USD', decimals: 6 },
} as const;
const context = { tokens, blockSeconds: 12 };

/** A sentence for people: it ends, and no value was missing. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z].*[.?]\)?$/s);
  expect(text).not.toMatch(/undefined|NaN|null|\[object|function/);
}

describe('what speaks against a receiver', () => {
  const each: { readonly [Code in ReceiverWarning['code']]: Extract<ReceiverWarning, { code: Code }> } = {
    nobody: { code: 'nobody' },
    'own-account': { code: 'own-account' },
    'pool-contract': { code: 'pool-contract', pool: 'Lido' },
    'token-contract': { code: 'token-contract' },
    'look-alike': { code: 'look-alike', of: at },
    contract: { code: 'contract' },
    delegated: { code: 'delegated' },
    'never-used': { code: 'never-used' },
    'by-name': { code: 'by-name', name: 'alice.eth' },
  };
  it.each(Object.values(each))('is told in words: $code', (warning) => {
    const { title, words } = receiverWords(warning);
    expectSentence(title);
    expectSentence(words);
    if (warning.code === 'look-alike') expect(words).toContain(at);
    if (warning.code === 'by-name') expect(title).toContain('alice.eth');
  });
});

describe('refusals', () => {
  const each: { readonly [Code in RefusalCode]: { refusal: Extract<Refusal, { code: Code }>; says: string } } = {
    'not-offered': { refusal: { code: 'not-offered' }, says: 'does not offer' },
    'not-priced': { refusal: { code: 'not-priced', reason: null }, says: 'is being read' },
    'amount-zero': { refusal: { code: 'amount-zero' }, says: 'above zero' },
    'protocol-stopped': { refusal: { code: 'protocol-stopped' }, says: 'Claims still work' },
    'staking-paused': { refusal: { code: 'staking-paused' }, says: 'Staking is paused' },
    'limit-exceeded': {
      refusal: { code: 'limit-exceeded', left: 5n * ETH, max: 9n * ETH, blocksUntilFits: 10n },
      says: '5 ETH fit now. This amount fits in about 2 min',
    },
    'balance-exceeded': {
      refusal: { code: 'balance-exceeded', asset: 'wrapped', balance: ETH },
      says: 'More than you have: 1 wstETH',
    },
    'gas-exceeds-balance': {
      refusal: { code: 'gas-exceeds-balance', needed: 2n * ETH, balance: ETH },
      says: 'about 2 ETH needed in all, 1 ETH there',
    },
    'nothing-received': { refusal: { code: 'nothing-received' }, says: 'rounds down to nothing' },
    'below-minimum': { refusal: { code: 'below-minimum', min: ETH / 100n }, says: 'smallest deposit is 0.01 ETH' },
    'pool-full': { refusal: { code: 'pool-full', left: 2n * ETH }, says: 'takes 2 ETH more now' },
    'vault-full': { refusal: { code: 'vault-full', left: 0n }, says: 'takes no deposits from this account now' },
    'deposits-by-request': { refusal: { code: 'deposits-by-request' }, says: 'only as requests' },
    'oldest-first': { refusal: { code: 'oldest-first', id: 7n }, says: 'choose request 7 too' },
    'price-below-least': {
      refusal: { code: 'price-below-least', least: 3n * ETH, pays: 2n * ETH },
      says: 'The market pays 2 ETH now, less than your minimum of 3 ETH',
    },
    'collateral-short': {
      refusal: { code: 'collateral-short', available: 3n * ETH, most: 2n * ETH },
      says: 'Only 3 ETH are there to be paid out at once: enough for 2 rETH',
    },
    'queue-paused': { refusal: { code: 'queue-paused' }, says: 'queue is paused' },
    'request-too-small': { refusal: { code: 'request-too-small', min: 100n }, says: '100 wei' },
    'too-many-claims': { refusal: { code: 'too-many-claims', most: 150 }, says: 'At most 150 requests' },
    'too-many-requests': {
      refusal: { code: 'too-many-requests', count: 101, most: 100, mostAmount: 100_000n * ETH },
      says: 'split into 101 requests, which is more than 100 at a time. Ask for at most 100,000 ETH',
    },
    'nothing-selected': { refusal: { code: 'nothing-selected' }, says: 'Choose at least one' },
    'not-claimable': { refusal: { code: 'not-claimable', id: 7n }, says: 'Request 7 is not finalized' },
    'not-owner': { refusal: { code: 'not-owner', id: 7n }, says: 'Request 7 does not belong' },
  };

  it.each(Object.values(each))('$refusal.code says "$says"', ({ refusal, says }) => {
    expectSentence(refusalWording(refusal, context));
    expect(refusalWording(refusal, context)).toContain(says);
  });

  it.each<{ refusal: Refusal; says: string }>([
    { refusal: { code: 'vault-full', left: 1_500_000n }, says: 'takes 1.5 USD more now' },
    {
      refusal: { code: 'collateral-short', available: 2_500_000n, most: ETH },
      says: 'Only 2.5 USD are there to be paid out at once: enough for 1 vUSD',
    },
    { refusal: { code: 'collateral-short', available: 0n, most: 0n }, says: 'Nothing is there to be paid out' },
    {
      refusal: { code: 'balance-exceeded', asset: 'underlying', balance: 3_000_000n, withEther: true },
      says: 'More than you have: 3 USD and ETH together.',
    },
  ])('of a vault count in its tokens: "$says"', ({ refusal, says }) => {
    const words = refusalWording(refusal, { tokens: ofVault, blockSeconds: 12 });
    expectSentence(words);
    expect(words).toContain(says);
  });

  it('gives the contract’s reason when there is no price', () => {
    expect(refusalWording({ code: 'not-priced', reason: 'AsyncRedemption' }, context)).toContain(': AsyncRedemption.');
  });

  it.each([
    { left: 0n, blocksUntilFits: 1n, says: 'The staking limit is used up. This amount fits in about 12 s.' },
    {
      left: 5n * ETH,
      blocksUntilFits: null,
      says: 'Over the staking limit: 5 ETH fit now, and it will not grow to this amount: it holds 9 ETH at most. Stake less.',
    },
  ])('of a limit with $left left say how long, or that it never fits', ({ left, blocksUntilFits, says }) => {
    expect(refusalWording({ code: 'limit-exceeded', left, max: 9n * ETH, blocksUntilFits }, context)).toBe(says);
  });
});

describe('typed amounts', () => {
  it.each<{ fault: AmountFault; says: string }>([
    { fault: { code: 'empty' }, says: 'ETH' },
    { fault: { code: 'not-a-number' }, says: 'not a number' },
    { fault: { code: 'negative' }, says: 'negative' },
    { fault: { code: 'too-precise', decimals: 18 }, says: 'ETH has 18 decimals' },
    { fault: { code: 'too-large' }, says: 'that much ETH' },
  ])('that are $fault.code get words', ({ fault, says }) => {
    expectSentence(amountFaultWording(fault, 'ETH'));
    expect(amountFaultWording(fault, 'ETH')).toContain(says);
  });
});

describe('faults', () => {
  const each: { readonly [Code in ChainFault['code']]: { fault: Extract<ChainFault, { code: Code }>; says: string } } =
    {
      rejected: { fault: { code: 'rejected' }, says: 'You declined in your wallet' },
      reverted: { fault: { code: 'reverted', reason: 'STAKE_LIMIT', values: [] }, says: 'limit was used up' },
      'insufficient-funds': { fault: { code: 'insufficient-funds' }, says: 'too little ETH' },
      'wrong-chain': { fault: { code: 'wrong-chain' }, says: 'another network' },
      'other-account': { fault: { code: 'other-account', account: at }, says: `prepared for ${at}` },
      disconnected: { fault: { code: 'disconnected' }, says: 'No wallet is connected' },
      'no-batch': { fault: { code: 'no-batch', detail: 'Too large.' }, says: 'together: Too large.' },
      'not-taken': { fault: { code: 'not-taken', detail: 'Nonce too low.' }, says: 'not accepted: Nonce too low.' },
      timeout: { fault: { code: 'timeout' }, says: 'in time' },
      'rate-limited': { fault: { code: 'rate-limited' }, says: 'slow down' },
      unreachable: { fault: { code: 'unreachable' }, says: 'cannot be reached' },
      undecodable: {
        fault: { code: 'undecodable', detail: 'receipt: no token' },
        says: 'is confirmed, but its events could not be read: receipt: no token',
      },
      unknown: { fault: { code: 'unknown', detail: 'Strange.' }, says: 'Strange.' },
    };

  it.each(Object.values(each))('$fault.code says "$says"', ({ fault, says }) => {
    expectSentence(faultWording(fault));
    expect(faultWording(fault)).toContain(says);
  });

  it.each([
    { reason: '', values: [], says: 'The contract refused without giving a reason.' },
    { reason: 'SOMETHING_NEW', values: [], says: 'The contract refused: SOMETHING_NEW.' },
    {
      reason: 'RequestAmountTooLarge',
      values: ['1001'],
      says: 'A request is above the largest amount. (The contract said RequestAmountTooLarge(1001).)',
    },
    { reason: 'constructor', values: [], says: 'The contract refused: constructor.' },
    { reason: 'toString', values: [], says: 'The contract refused: toString.' },
  ])('quote the contract’s own reason "$reason"', ({ reason, values, says }) => {
    expect(faultWording({ code: 'reverted', reason, values })).toBe(says);
  });
});

describe('intents', () => {
  it.each<{ intent: Intent; title: string }>([
    { intent: { kind: 'stake', amount: wei((3n * ETH) / 2n), receive: 'wrapped' }, title: 'Stake 1.5 ETH' },
    { intent: { kind: 'wrap', amount: wei(ETH) }, title: 'Wrap 1 stETH' },
    { intent: { kind: 'unwrap', amount: shares(ETH) }, title: 'Unwrap 1 wstETH' },
    { intent: { kind: 'request', token: 'wrapped', amount: shares(ETH) }, title: 'Request 1 wstETH from the queue' },
    { intent: { kind: 'claim', ids: [7n] }, title: 'Claim request 7' },
    { intent: { kind: 'claim', ids: [7n, 8n] }, title: 'Claim 2 requests' },
    { intent: { kind: 'claim', ids: [7n], to: at }, title: 'Claim request 7 to 0x1000…0001' },
  ])('are headed "$title"', ({ intent, title }) => {
    expect(intentTitle(intent, tokens)).toBe(title);
  });

  it.each<{ intent: Intent; title: string }>([
    { intent: { kind: 'stake', amount: wei(1_500_000n), receive: 'accruing' }, title: 'Deposit 1.5 USD in the vault' },
    { intent: { kind: 'request', token: 'accruing', amount: shares(ETH) }, title: 'Ask the vault to redeem 1 vUSD' },
    { intent: { kind: 'redeem', amount: shares(ETH) }, title: 'Redeem 1 vUSD at once' },
    { intent: { kind: 'claim', ids: [0n] }, title: 'Claim all that is ready' },
  ])('with a vault are headed "$title"', ({ intent, title }) => {
    expect(intentTitle(intent, ofVault)).toBe(title);
  });

  it('name no number for requests that are told in one sum', () => {
    const outcome: Outcome = { received: null, requestIds: [0n], claimedIds: [] };
    const intent: Intent = { kind: 'request', token: 'accruing', amount: shares(ETH) };
    expect(outcomeWording(intent, outcome, ofVault)).toBe('Your request waits in the vault now.');
  });

  it('name assets by their contracts’ symbols', () => {
    expect(['ether', 'rebasing', 'wrapped'].map((asset) => symbolOf(asset as 'ether', tokens))).toEqual([
      'ETH',
      'stETH',
      'wstETH',
    ]);
    expect(amountWording({ asset: 'wrapped', amount: ETH }, tokens)).toBe('1 wstETH');
  });

  it('name the receiver of a claim that pays somebody else', () => {
    const outcome: Outcome = { received: { asset: 'ether', amount: ETH }, requestIds: [], claimedIds: [7n] };
    expect(outcomeWording({ kind: 'claim', ids: [7n], to: at }, outcome, tokens)).toBe(`${at} received 1 ETH.`);
  });

  const nothing: Outcome = { received: null, requestIds: [], claimedIds: [] };
  it.each([
    { outcome: { ...nothing, received: { asset: 'wrapped' as const, amount: ETH } }, says: 'You received 1 wstETH.' },
    { outcome: { ...nothing, requestIds: [7n] }, says: 'Your request is #7. It waits in the queue now.' },
    { outcome: { ...nothing, requestIds: [7n, 8n] }, says: 'Your requests are #7, #8. They wait in the queue now.' },
    { outcome: nothing, says: 'Wrap 1 stETH: done.' },
  ])('end with "$says"', ({ outcome, says }) => {
    expect(outcomeWording({ kind: 'wrap', amount: wei(ETH) }, outcome, tokens)).toBe(says);
  });
});
