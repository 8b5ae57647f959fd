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

/**
 * Where the protocols of one network are. Only the contract from which a protocol resolves the rest is listed:
 * Lido's is its LidoLocator. `fromBlock` is the first block worth searching for that protocol's events.
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
  protocols: v.strictObject({
    lido: v.strictObject({ locator: address, fromBlock: blockNumber }),
  }),
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
