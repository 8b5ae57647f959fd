import { OPERATION_REVERTS } from './operation-reverts';

const NOT_ALLOWED = 'The contract may not move that much; the approval is missing or was used.';
const HOLDS_LESS = 'The account holds less than this amount.';
const PERMIT_VOID =
  'The permit is not good any more: it was used already, or was signed for something else. Look again.';
const PERMIT_LATE = 'The permit was signed too long ago. Look again and sign a new one.';
const NOBODY = 'Tokens cannot be given to nobody.';

/** Reverts that a person's own calls can meet, by the contract's error name or text. */
const REVERTS: Readonly<Record<string, string>> = {
  // stETH
  STAKING_PAUSED: 'Staking has been paused.',
  STAKE_LIMIT: 'The staking limit was used up before this transaction.',
  ZERO_DEPOSIT: 'The amount is zero.',
  CONTRACT_IS_STOPPED: 'The protocol is stopped.',
  CONTRACT_IS_ACTIVE: 'The protocol is running, and this needs it stopped.',
  BALANCE_EXCEEDED: HOLDS_LESS,
  ALLOWANCE_EXCEEDED: NOT_ALLOWED,
  ALLOWANCE_BELOW_ZERO: 'The allowance is smaller than what should be taken off it.',
  APPROVE_FROM_ZERO_ADDR: 'Nobody cannot allow anything.',
  APPROVE_TO_ZERO_ADDR: 'Nobody cannot be allowed to move tokens.',
  MINT_TO_ZERO_ADDR: NOBODY,
  TRANSFER_FROM_ZERO_ADDR: 'Nobody has no tokens to give.',
  TRANSFER_TO_ZERO_ADDR: NOBODY,
  TRANSFER_TO_STETH_CONTRACT: 'The token cannot be sent to its own contract.',
  NON_EMPTY_DATA: 'The contract takes plain ETH only, without data.',
  ETH_TOO_LARGE: 'The amount is larger than the contract can count.',
  SHARES_TOO_LARGE: 'The amount is larger than the contract can count.',
  DEADLINE_EXPIRED: PERMIT_LATE,
  INVALID_SIGNATURE: PERMIT_VOID,
  // wstETH
  "wstETH: can't wrap zero stETH": 'The amount is zero.',
  'wstETH: zero amount unwrap not allowed': 'The amount is zero.',
  'ERC20: transfer amount exceeds balance': HOLDS_LESS,
  'ERC20: burn amount exceeds balance': HOLDS_LESS,
  'ERC20: transfer amount exceeds allowance': NOT_ALLOWED,
  'ERC20: decreased allowance below zero': 'The allowance is smaller than what should be taken off it.',
  'ERC20: approve from the zero address': 'Nobody cannot allow anything.',
  'ERC20: approve to the zero address': 'Nobody cannot be allowed to move tokens.',
  'ERC20: mint to the zero address': NOBODY,
  'ERC20: transfer from the zero address': 'Nobody has no tokens to give.',
  'ERC20: transfer to the zero address': NOBODY,
  'ERC20Permit: expired deadline': PERMIT_LATE,
  'ERC20Permit: invalid signature': PERMIT_VOID,
  // The withdrawal queue and its tokens
  ResumedExpected: 'The withdrawal queue is paused.',
  PausedExpected: 'The withdrawal queue is running, and this needs it paused.',
  RequestAmountTooSmall: 'The request is below the smallest amount.',
  RequestAmountTooLarge: 'A request is above the largest amount.',
  RequestNotFoundOrNotFinalized: 'A request is not finalized yet.',
  RequestAlreadyClaimed: 'A request was claimed already.',
  RequestIdsNotSorted: 'The requests are not in order. Look again.',
  NotOwner: 'A request belongs to another account.',
  NotOwnerOrApproved: 'The request’s token belongs to another account.',
  NotOwnerOrApprovedForAll: 'The request’s token belongs to another account.',
  InvalidHint: 'The hint for a request no longer fits. Look again.',
  InvalidRequestId: 'There is no such request.',
  InvalidRequestIdRange: 'There are no such requests.',
  InvalidOwnerAddress: 'This account cannot own a request.',
  ArraysLengthMismatch: 'The call’s lists do not have the same length. Look again.',
  ZeroRecipient: 'ETH cannot be paid to nobody.',
  CantSendValueRecipientMayHaveReverted:
    'The receiver is a contract that does not take ETH. Claim to another address, from the account that owns the request.',
  NotEnoughEther: 'The queue holds too little ETH for this.',
  ApprovalToOwner: 'The owner needs no approval.',
  ApproveToCaller: 'An account cannot approve itself.',
  TransferFromIncorrectOwner: 'The request’s token belongs to another account.',
  TransferToNonIERC721Receiver: 'The receiver is a contract that does not take such tokens.',
  TransferToThemselves: 'The token is with this account already.',
  TransferToZeroAddress: NOBODY,
  // Rocket Pool
  'Deposits into Rocket Pool are currently disabled': 'Deposits are switched off.',
  'The deposited amount is less than the minimum deposit size': 'The amount is below the smallest deposit.',
  'The deposit pool size after depositing exceeds the maximum size': 'More than the deposit pool takes now.',
  'Insufficient ETH balance for exchange': 'The pool has too little ETH to pay this out now.',
  'Insufficient rETH balance': HOLDS_LESS,
  'Invalid token burn amount': 'The amount is zero.',
  'Invalid token mint amount': 'The amount is zero.',
  'Cannot calculate rETH token amount while total network balance is zero':
    'The pool is empty, so the token has no price.',
  'Insufficient deposit pool balance': 'The deposit pool has too little ETH for this now.',
  'Insufficient excess balance for withdrawal': 'The deposit pool has too little ETH for this now.',
  InsufficientBalance: 'The contract has too little ETH for this.',
  FailedCall: 'A contract that was called in turn refused.',
  // Vaults
  AsyncRedemption: 'This vault pays out by request, not at once.',
  EnforcedPause: 'The vault is paused.',
  ExpectedPause: 'The vault is running, and this needs it paused.',
  ERC4626ExceededMaxDeposit: 'More than the vault takes now.',
  ERC4626ExceededMaxMint: 'More than the vault takes now.',
  ERC4626ExceededMaxRedeem: 'More than can be redeemed now.',
  ERC4626ExceededMaxWithdraw: 'More than can be withdrawn now.',
  ExceededMaxDeposit: 'More than the vault takes now.',
  ExceededMaxMint: 'More than the vault takes now.',
  ExceededMaxRedeem: 'More than can be redeemed now.',
  ExceededMaxWithdraw: 'More than can be withdrawn now.',
  NotEnoughIdle: 'The vault has too little at hand for this now.',
  NotEnoughInvested: 'The vault has too little invested for this.',
  NotOperator: 'This account may not act for the owner.',
  ZeroAmount: 'The amount is zero.',
  SafeERC20FailedOperation: 'The token refused to move.',
  ERC20InsufficientAllowance: NOT_ALLOWED,
  ERC20InsufficientBalance: HOLDS_LESS,
  ERC20InvalidApprover: 'Nobody cannot allow anything.',
  ERC20InvalidReceiver: NOBODY,
  ERC20InvalidSender: 'Nobody has no tokens to give.',
  ERC20InvalidSpender: 'Nobody cannot be allowed to move tokens.',
};

/**
 * What a contract's refusal means.
 * @param reason the error's name or text, empty when it gave none
 * @param values its arguments
 */
export function revertWording(reason: string, values: readonly string[]): string {
  if (reason === '') return 'The contract refused without giving a reason.';
  const known = revertMeaning(reason);
  const original = values.length === 0 ? reason : `${reason}(${values.join(', ')})`;
  return known === null ? `The contract refused: ${original}.` : `${known} (The contract said ${original}.)`;
}

/** The wording of a known refusal; null for an unknown one. A contract can name its reason anything, `constructor` too. */
export function revertMeaning(reason: string): string | null {
  for (const table of [REVERTS, OPERATION_REVERTS]) if (Object.hasOwn(table, reason)) return table[reason] ?? null;
  return null;
}
