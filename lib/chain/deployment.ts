import * as v from 'valibot';
import { isAddress } from 'viem';

import { err, ok, type Result } from '@/lib/result';

const address = v.pipe(
  v.string('is not a text'),
  v.regex(/^0x[0-9a-fA-F]{40}$/, 'is not an address (0x and 40 hex digits)'),
  v.transform((text) => text as `0x${string}`),
  // viem refuses such an address on every call, so it is better refused here.
  v.check((text) => isAddress(text), 'has a wrong checksum; copy it again, or write it in lower case'),
);
const blockNumber = v.pipe(
  v.number('is not a number'),
  v.safeInteger('is not a whole number'),
  v.minValue(0, 'is negative'),
);

const feeTier = v.pipe(
  v.number('is not a number'),
  v.safeInteger('is not a whole number'),
  v.minValue(1, 'must be at least 1'),
  v.maxValue(1_000_000, 'is above 1000000, which is 100 %'),
);

/** A contract from which a protocol resolves the rest, and the first block worth searching for its events. */
const vault = v.strictObject({ address, fromBlock: blockNumber });

/**
 * Where liquid tokens are traded. Uniswap v3: its QuoterV2 and SwapRouter02, and a fee tier (millionths) for each token
 * that has a pool with WETH. Curve: a pool whose coin 0 is ETH and coin 1 the token.
 */
const markets = v.strictObject({
  uniswapV3: v.optional(
    v.strictObject({
      quoter: address,
      router: address,
      pools: v.array(v.strictObject({ token: address, fee: feeTier })),
    }),
  ),
  curve: v.optional(v.array(v.strictObject({ pool: address, token: address }))),
});

/**
 * Where the protocols of one network are. Only the contract from which a protocol resolves the rest is listed: Lido's
 * LidoLocator, Rocket Pool's RocketStorage, an ERC-4626 vault itself. `fromBlock` is the first block worth searching for
 * that protocol's events.
 */
export const deploymentSchema = v.strictObject({
  chainId: v.pipe(
    v.number('is not a number'),
    v.safeInteger('is not a whole number'),
    v.minValue(1, 'must be at least 1'),
  ),
  name: v.pipe(
    v.string('is not a text'),
    v.trim(),
    v.nonEmpty('is empty'),
    v.maxLength(60, 'is longer than 60 characters'),
  ),
  /** Wrapped ether: what vaults take and markets pay in. */
  weth: v.optional(address),
  protocols: v.strictObject({
    lido: v.strictObject({ locator: address, fromBlock: blockNumber }),
    rocketPool: v.optional(v.strictObject({ storage: address, fromBlock: blockNumber })),
    vaults: v.optional(v.array(vault)),
  }),
  markets: v.optional(markets),
  /** ENS's registry. Without one, accounts are found by their address only. */
  ens: v.optional(address),
  /** Chainlink-shaped price feeds. Without one, nothing is shown in money. */
  feeds: v.optional(v.strictObject({ ethUsd: v.optional(address) })),
});

/** A network's deployment, as in `lib/chain/deployments/*` and in a deployment file. */
export type Deployment = v.InferOutput<typeof deploymentSchema>;

/**
 * Reads a deployment from parsed JSON.
 * @param json anything; usually `JSON.parse` of a deployment file
 * @returns the deployment, or every fault as "path reason"
 */
export function parseDeployment(json: unknown): Result<Deployment, readonly string[]> {
  const parsed = v.safeParse(deploymentSchema, json);
  if (parsed.success) return ok(parsed.output);
  return err(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'} ${issue.message}`));
}
