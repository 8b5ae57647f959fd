import { describe, expect, it } from 'vitest';

import { shares, wei } from '@/lib/units/units';

import type { DecodedLog } from '../decoded-log';
import type { Intent } from '../protocol';
import { DecodeError } from '../read-plan';
import { ALICE, BOB, CONTRACTS, poolWith } from './lido.fixture';
import { outcomeOfLido } from './outcome';

const { token, wrapper, queue } = CONTRACTS;
const ZERO = '0x0000000000000000000000000000000000000000';
const STRANGER = '0x9999999999999999999999999999999999999999';

const erc20 = (address: DecodedLog['address'], to: string, value: bigint, from: string = ZERO): DecodedLog => ({
  address,
  eventName: 'Transfer',
  args: { from, to, value },
});
/** The queue's own Transfer is of an NFT: an id and no value. */
const nft = (to: string, tokenId: bigint): DecodedLog => ({
  address: queue,
  eventName: 'Transfer',
  args: { from: ZERO, to, tokenId },
});
const movedShares = (to: string, sharesValue: bigint, address: DecodedLog['address'] = token): DecodedLog => ({
  address,
  eventName: 'TransferShares',
  args: { from: wrapper, to, sharesValue },
});
const requested = (requestId: bigint, address: DecodedLog['address'] = queue, owner = ALICE): DecodedLog => ({
  address,
  eventName: 'WithdrawalRequested',
  args: { requestId, requestor: owner, owner, amountOfStETH: 5n, amountOfShares: 5n },
});
const claimed = (requestId: bigint, amountOfETH: bigint, address: DecodedLog['address'] = queue): DecodedLog => ({
  address,
  eventName: 'WithdrawalClaimed',
  args: { requestId, owner: ALICE, receiver: ALICE, amountOfETH },
});

const stake: Intent = { kind: 'stake', amount: wei(1000n), receive: 'rebasing' };
const stakeWrapped: Intent = { kind: 'stake', amount: wei(1000n), receive: 'wrapped' };
const wrap: Intent = { kind: 'wrap', amount: wei(1000n) };
const unwrap: Intent = { kind: 'unwrap', amount: shares(1000n) };
const request: Intent = { kind: 'request', token: 'rebasing', amount: wei(1000n) };
const claim = { kind: 'claim', ids: [1n, 2n] } as const;

const outcome = (intent: Intent, logs: readonly DecodedLog[]) => outcomeOfLido(poolWith(), ALICE, intent, logs);
const received = (asset: string, amount: bigint) => ({ received: { asset, amount }, requestIds: [], claimedIds: [] });

describe('outcomeOfLido', () => {
  it('of a stake is the amount that the mint’s Transfer names', () => {
    const submitted: DecodedLog = { address: token, eventName: 'Submitted', args: { sender: ALICE, amount: 1000n } };
    expect(outcome(stake, [submitted, erc20(token, ALICE, 999n), movedShares(ALICE, 951n)])).toEqual(
      received('rebasing', 999n),
    );
  });

  it('of a stake for the wrapped token is the wrapper’s mint, not the pool’s to the wrapper', () => {
    expect(outcome(stakeWrapped, [erc20(token, wrapper, 999n), erc20(wrapper, ALICE, 952n)])).toEqual(
      received('wrapped', 952n),
    );
  });

  it('of a wrap is the wrapper’s mint', () => {
    expect(outcome(wrap, [erc20(token, wrapper, 1000n, ALICE), erc20(wrapper, ALICE, 952n)])).toEqual(
      received('wrapped', 952n),
    );
  });

  it('of an unwrap is the worth of the shares that arrived, not the Transfer’s unrounded amount', () => {
    const logs = [erc20(wrapper, ZERO, 1000n, ALICE), erc20(token, ALICE, 1050n, wrapper), movedShares(ALICE, 999n)];
    // 999 shares at 1.05, rounded down.
    expect(outcome(unwrap, logs)).toEqual(received('rebasing', 1048n));
  });

  it('of a request is the account’s own ids, in order', () => {
    expect(
      outcome(request, [
        erc20(token, queue, 1000n, ALICE),
        requested(7n),
        nft(ALICE, 7n),
        requested(9n, queue, BOB),
        requested(8n),
        nft(ALICE, 8n),
      ]),
    ).toEqual({
      received: null,
      requestIds: [7n, 8n],
      claimedIds: [],
    });
  });

  it('of a claim is the ether paid in all and the ids claimed', () => {
    expect(outcome(claim, [claimed(1n, 300n), nft(ZERO, 1n), claimed(2n, 200n), nft(ZERO, 2n)])).toEqual({
      received: { asset: 'ether', amount: 500n },
      requestIds: [],
      claimedIds: [1n, 2n],
    });
  });

  it('of a claim for somebody else is what reached them', () => {
    const paid = (receiver: string, log: DecodedLog) => ({ ...log, args: { ...log.args, receiver } });
    const logs = [paid(ALICE, claimed(9n, 7n)), paid(BOB, claimed(1n, 300n))];
    expect(outcome({ ...claim, to: BOB }, logs)).toEqual({
      received: { asset: 'ether', amount: 300n },
      requestIds: [],
      claimedIds: [1n],
    });
    expect(() => outcome({ ...claim, to: BOB }, logs.slice(0, 1))).toThrow(DecodeError);
  });

  it('adds up several transfers to the account, and compares addresses whatever their case', () => {
    const upper = `0x${ALICE.slice(2).toUpperCase()}`;
    expect(outcome(stake, [erc20(token, ALICE, 400n), erc20(token, upper, 599n)])).toEqual(received('rebasing', 999n));
  });

  it.each([
    {
      name: 'a stake',
      intent: stake,
      foreign: [erc20(STRANGER, ALICE, 5n), erc20(token, BOB, 7n), nft(ALICE, 9n)],
      own: erc20(token, ALICE, 999n),
    },
    {
      name: 'a wrap',
      intent: wrap,
      foreign: [erc20(STRANGER, ALICE, 5n), erc20(token, ALICE, 6n), nft(ALICE, 9n)],
      own: erc20(wrapper, ALICE, 952n),
    },
    {
      name: 'an unwrap',
      intent: unwrap,
      foreign: [movedShares(BOB, 5n), movedShares(ALICE, 6n, STRANGER)],
      own: movedShares(ALICE, 999n),
    },
    { name: 'a request', intent: request, foreign: [requested(99n, STRANGER)], own: requested(7n) },
    { name: 'a claim', intent: claim, foreign: [claimed(99n, 5n, STRANGER)], own: claimed(1n, 300n) },
  ])(
    'of $name ignores what other contracts and accounts did, and fails when there is nothing else',
    ({ intent, foreign, own }) => {
      expect(outcome(intent, [...foreign, own])).toEqual(outcome(intent, [own]));
      expect(() => outcome(intent, foreign)).toThrow(DecodeError);
      expect(() => outcome(intent, [])).toThrow(DecodeError);
    },
  );

  it('refuses an event of the right name that lacks its amount', () => {
    expect(() => outcome(stake, [{ ...erc20(token, ALICE, 1n), args: { to: ALICE } }])).toThrow(
      'Transfer: has no amount value',
    );
  });
});
