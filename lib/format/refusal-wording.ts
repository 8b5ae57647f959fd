import type { Asset, Tokens } from '@/lib/protocols/asset';
import type { Refusal, RefusalCode } from '@/lib/protocols/refusal';
import { formatExact, formatShort } from './format-amount';
import { formatDuration } from './format-duration';
import type { AmountFault } from './parse-amount';

/** What wording needs to know: token names, and how fast blocks come. */
export interface WordingContext {
  readonly tokens: Tokens;
  /** Seconds between blocks, to tell waits in time. */
  readonly blockSeconds: number;
}

/**
 * The symbol of an asset.
 * @throws Error for a token the pool does not have
 */
export function symbolOf(asset: Asset, tokens: Tokens): string {
  if (asset === 'ether') return 'ETH';
  const token = tokens[asset];
  if (token === undefined) throw new Error(`the pool has no ${asset} token`);
  return token.symbol;
}

/** Decimals of an asset's smallest unit. */
export function decimalsOf(asset: Asset, tokens: Tokens): number {
  return asset === 'ether' ? 18 : (tokens[asset]?.decimals ?? 18);
}

function exact(asset: Asset, amount: bigint, tokens: Tokens): string {
  return `${formatExact(amount, decimalsOf(asset, tokens))} ${symbolOf(asset, tokens)}`;
}

type Words = {
  readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>, context: WordingContext) => string;
};

const WORDS: Words = {
  'not-offered': () => 'This protocol does not offer that.',
  'not-priced': ({ reason }) =>
    reason === null
      ? 'The price of this amount is being read.'
      : `The contract gives no price for this amount: ${reason}.`,
  'amount-zero': () => 'Enter an amount above zero.',
  'protocol-stopped': () =>
    'The protocol is stopped: no deposits, transfers or requests until it resumes. Claims still work.',
  'staking-paused': () => 'Staking is paused by the protocol. Nothing can be staked until it resumes.',
  'limit-exceeded': limitWords,
  'balance-exceeded': ({ asset, balance, withEther }, { tokens }) =>
    `More than you have: ${exact(asset, balance, tokens)}${withEther ? ' and ETH together' : ''}.`,
  'gas-exceeds-balance': ({ needed, balance }) =>
    `Network cost would not be covered: about ${formatShort(needed)} ETH needed in all, ${formatShort(balance)} ETH there.`,
  'nothing-received': () => 'So small that it rounds down to nothing. Enter more.',
  'below-minimum': ({ min }) => `The smallest deposit is ${formatExact(min)} ETH.`,
  'pool-full': ({ left }) =>
    left === 0n
      ? 'The deposit pool is full. It takes more once node operators have taken from it.'
      : `The deposit pool takes ${formatShort(left)} ETH more now. Stake less, or wait until node operators have taken from it.`,
  'vault-full': ({ left }, { tokens }) =>
    left === 0n
      ? 'The vault takes no deposits from this account now.'
      : `The vault takes ${exact('underlying', left, tokens)} more now. Deposit less.`,
  'deposits-by-request': () => 'This vault takes deposits only as requests, which cannot be made here.',
  'collateral-short': ({ available, most }, { tokens }) => {
    if (most === 0n) return 'Nothing is there to be paid out at once now. Wait, or sell on a market.';
    const asset = tokens.underlying === undefined ? 'ether' : 'underlying';
    return `Only ${exact(asset, available, tokens)} are there to be paid out at once: enough for ${exact('accruing', most, tokens)}. Give back less, or sell on a market.`;
  },
  'price-below-least': ({ least, pays }) =>
    `The market pays ${formatExact(pays)} ETH now, less than your minimum of ${formatExact(least)} ETH. Sell less, or accept less.`,
  'queue-paused': () => 'The withdrawal queue is paused: no new requests until it resumes. Claims still work.',
  'request-too-small': ({ min }) => `The smallest request is ${min} wei.`,
  'too-many-requests': ({ count, most, mostAmount }) =>
    `This would be split into ${count} requests, which is more than ${most} at a time. Ask for at most ${formatShort(mostAmount)} ETH at a time.`,
  'nothing-selected': () => 'Choose at least one request.',
  'too-many-claims': ({ most }) =>
    `At most ${most} requests are claimed at a time. Choose fewer and claim the rest after.`,
  'not-claimable': ({ id }) => `Request ${id} is not finalized yet.`,
  'oldest-first': ({ id }) => `The oldest requests are paid first: choose request ${id} too.`,
  'not-owner': ({ id }) => `Request ${id} does not belong to this account, or it is claimed already.`,
};

function limitWords(
  { left, max, blocksUntilFits }: Extract<Refusal, { code: 'limit-exceeded' }>,
  { blockSeconds }: WordingContext,
): string {
  const room =
    left === 0n ? 'The staking limit is used up' : `Over the staking limit: ${formatShort(left)} ETH fit now`;
  if (blocksUntilFits === null)
    return `${room}, and it will not grow to this amount: it holds ${formatShort(max)} ETH at most. Stake less.`;
  return `${room}. This amount fits in about ${formatDuration(Number(blocksUntilFits) * blockSeconds)}.`;
}

/** A refusal in words that say what to do. */
export function refusalWording(refusal: Refusal, context: WordingContext): string {
  const words = WORDS[refusal.code] as (refusal: Refusal, context: WordingContext) => string;
  return words(refusal, context);
}

/** What is wrong with a typed amount, in words. */
export function amountFaultWording(fault: AmountFault, unit: string): string {
  switch (fault.code) {
    case 'empty':
      return `Enter an amount of ${unit}.`;
    case 'not-a-number':
      return 'This is not a number. Write it in digits, like 1.5 or 1,5.';
    case 'negative':
      return 'An amount cannot be negative.';
    case 'too-precise':
      return `Smaller than the smallest unit: ${unit} has ${fault.decimals} decimals.`;
    case 'too-large':
      return `No one can have that much ${unit}.`;
  }
}
