import type { ChainFault } from '@/lib/chain/fault';

/** Reverts a person can meet, in words. Names and texts are those of Lido's contracts. */
const REVERTS: Readonly<Record<string, string>> = {
  STAKING_PAUSED: 'Staking has been paused.',
  STAKE_LIMIT: 'The staking limit was used up before this transaction.',
  ZERO_DEPOSIT: 'The amount is zero.',
  CONTRACT_IS_STOPPED: 'The protocol is stopped.',
  BALANCE_EXCEEDED: 'The account holds less than this amount.',
  ALLOWANCE_EXCEEDED: 'The contract may not move that much; the approval is missing or was used.',
  'ERC20: transfer amount exceeds balance': 'The account holds less than this amount.',
  'ERC20: transfer amount exceeds allowance':
    'The contract may not move that much; the approval is missing or was used.',
  ResumedExpected: 'The withdrawal queue is paused.',
  RequestAmountTooSmall: 'The request is below the smallest amount.',
  RequestAmountTooLarge: 'A request is above the largest amount.',
  RequestNotFoundOrNotFinalized: 'A request is not finalized yet.',
  RequestAlreadyClaimed: 'A request was claimed already.',
  NotOwner: 'A request belongs to another account.',
  InvalidHint: 'The hint for a request no longer fits. Try again.',
  CantSendValueRecipientMayHaveReverted: 'This account is a contract that does not take ETH.',
  InvalidRequestId: 'There is no such request.',
};

/** What went wrong, and what to do, in one or two sentences. Nothing has been sent unless it says so. */
export function faultWording(fault: ChainFault): string {
  switch (fault.code) {
    case 'rejected':
      return 'You declined in your wallet.';
    case 'reverted':
      return revertWording(fault.reason, fault.values);
    case 'insufficient-funds':
      return 'The account has too little ETH for the amount and the network cost.';
    case 'wrong-chain':
      return 'Your wallet is on another network.';
    case 'other-account':
      return `Your wallet is on another account now. This was prepared for ${fault.account}; choose that one in your wallet to go on.`;
    case 'disconnected':
      return 'No wallet is connected now. Connect it again to go on.';
    case 'no-batch':
      return `Your wallet cannot carry these calls out together: ${fault.detail}`;
    case 'not-taken':
      return `The request was not accepted: ${fault.detail}`;
    case 'timeout':
      return 'The node did not answer in time. Try again.';
    case 'rate-limited':
      return 'The node asks to slow down. Try again in a moment.';
    case 'unreachable':
      return 'The node cannot be reached. Check the connection of your wallet.';
    case 'undecodable':
      return `The transaction is confirmed, but its events could not be read: ${fault.detail}.`;
    case 'unknown':
      return `It did not work: ${fault.detail}`;
  }
}

function revertWording(reason: string, values: readonly string[]): string {
  if (reason === '') return 'The contract refused without giving a reason.';
  // A contract can name its reason anything, `constructor` too.
  const known = Object.hasOwn(REVERTS, reason) ? REVERTS[reason] : undefined;
  const original = values.length === 0 ? reason : `${reason}(${values.join(', ')})`;
  return known === undefined ? `The contract refused: ${original}.` : `${known} (The contract said ${original}.)`;
}
