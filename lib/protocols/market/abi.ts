import { parseAbi } from 'viem';

/**
 * The parts of other people's contracts that a sale uses, by hand: Uniswap's QuoterV2 and SwapRouter02
 * (Uniswap/v3-periphery, Uniswap/swap-router-contracts), Curve's stETH pool (curvefi/curve-contract, pools/steth), WETH9.
 */
export const quoterAbi = parseAbi([
  'struct QuoteParams { address tokenIn; address tokenOut; uint256 amountIn; uint24 fee; uint160 sqrtPriceLimitX96; }',
  // It swaps and takes it back, so it is no view; it can be asked with eth_call all the same.
  'function quoteExactInputSingle(QuoteParams params) returns (uint256 amountOut, uint160 sqrtPriceX96After, uint32 initializedTicksCrossed, uint256 gasEstimate)',
]);

/** SwapRouter02. Errors are texts: "Too little received", "Insufficient WETH9". */
export const routerAbi = parseAbi([
  'struct SwapParams { address tokenIn; address tokenOut; uint24 fee; address recipient; uint256 amountIn; uint256 amountOutMinimum; uint160 sqrtPriceLimitX96; }',
  'function exactInputSingle(SwapParams params) payable returns (uint256 amountOut)',
  'function unwrapWETH9(uint256 amountMinimum, address recipient) payable',
  'function multicall(bytes[] data) payable returns (bytes[] results)',
]);

/** WETH9: what tells how much ether a sale paid out. */
export const wrappedEtherEventsAbi = parseAbi(['event Withdrawal(address indexed src, uint256 wad)']);

/** A Curve pool whose coin 0 is ether and coin 1 the token. */
export const curveAbi = parseAbi([
  'function get_dy(int128 i, int128 j, uint256 dx) view returns (uint256)',
  'function exchange(int128 i, int128 j, uint256 dx, uint256 min_dy) payable returns (uint256)',
  'event TokenExchange(address indexed buyer, int128 sold_id, uint256 tokens_sold, int128 bought_id, uint256 tokens_bought)',
]);

/** Multicall3's word for the block that a batch was answered at. */
export const blockNumberAbi = parseAbi(['function getBlockNumber() view returns (uint256 blockNumber)']);
