import { type AbiEvent, type Address, parseAbi } from 'viem';

import type { Pool } from './pool-history';
import type { ReadAt } from './read-at';

const [SHARES, TOKENS] = parseAbi([
  'event TransferShares(address indexed from, address indexed to, uint256 amount)',
  'event Transfer(address indexed from, address indexed to, uint256 amount)',
]);

/** What came to an account or left it: shares of the pool, or its token that is one. */
interface Move {
  readonly block: bigint;
  /** Below zero for what left. */
  readonly shares: bigint;
}

/** Everything that moved an account's tokens of a pool, oldest first. */
export async function movesOf(at: ReadAt, pool: Pool, account: Address): Promise<readonly Move[]> {
  const { addresses, vault, rocketPool } = at.contracts;
  const tokens: Readonly<Record<Pool, readonly (readonly [Address, AbiEvent])[]>> = {
    lido: [
      [addresses.Lido, SHARES],
      [addresses.WstETH, TOKENS],
    ],
    'rocket-pool': [[rocketPool.addresses.RocketTokenRETH, TOKENS]],
    vault: [[vault.share, TOKENS]],
  };
  const moves = await Promise.all(
    tokens[pool].flatMap(([address, event]) => [
      movesIn(at, address, event, { to: account }, 1n),
      movesIn(at, address, event, { from: account }, -1n),
    ]),
  );
  return moves.flat().toSorted((a, b) => Number(a.block - b.block));
}

async function movesIn(
  at: ReadAt,
  address: Address,
  event: AbiEvent,
  args: Readonly<Record<string, Address>>,
  sign: bigint,
): Promise<readonly Move[]> {
  const logs = await at.client.getLogs({ address, event, args, fromBlock: 0n, toBlock: at.block.number });
  return logs.map(({ args: told, blockNumber }) => {
    const amount: unknown = Reflect.get(told as object, 'amount');
    if (typeof amount !== 'bigint') throw new Error(`a log of ${address} has no amount`);
    return { block: blockNumber ?? 0n, shares: sign * amount };
  });
}
