import type { ChainFault } from '@/lib/chain/fault';

import { revertWording } from './revert-wording';

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
