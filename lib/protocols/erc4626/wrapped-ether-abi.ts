import { parseAbi } from 'viem';

/** What is called of wrapped ether beyond ERC-20. */
export const wrappedEtherAbi = parseAbi(['function deposit() payable', 'function withdraw(uint256 wad)']);
