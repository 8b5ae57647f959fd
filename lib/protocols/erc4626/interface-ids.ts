/**
 * Interface ids of ERC-165, with which a vault says which standards it follows.
 * @see ERC-165, ERC-7540 and ERC-7575, each under "supportsInterface"
 */
export const INTERFACE_IDS = {
  /** ERC-165 itself. */
  erc165: '0x01ffc9a7',
  /** What no contract may say it supports: one that does answers yes to everything, which tells nothing. */
  none: '0xffffffff',
  asyncRedeem: '0x620ee8e4',
  asyncDeposit: '0xce3bbe50',
  /** A vault whose share token is named by `share()`. */
  erc7575: '0x2f0a18c5',
} as const;
