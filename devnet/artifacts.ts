import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Abi, Hex } from 'viem';

/** What the Solidity compiler made of one contract. */
export type Artifact = { readonly abi: Abi; readonly bytecode: Hex };

/** A contract is not among the compiled ones. */
export class ArtifactMissing extends Error {
  override readonly name = 'ArtifactMissing';

  constructor(
    readonly contractName: string,
    readonly file: string,
  ) {
    super(`No compiled ${contractName} at ${file}. Run forge build.`);
  }
}

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'contracts', 'out');

/**
 * Reads the artifact of a contract that is alone in a file of its own name, as forge lays them out.
 * @throws ArtifactMissing when it is not compiled, or compiled without bytecode (as `forge lint` leaves it)
 */
export function readArtifact(contractName: string): Artifact {
  const file = path.join(FOLDER, `${contractName}.sol`, `${contractName}.json`);
  if (!existsSync(file)) throw new ArtifactMissing(contractName, file);
  const { abi, bytecode }: { abi: Abi; bytecode?: { object?: Hex } } = JSON.parse(readFileSync(file, 'utf8'));
  if (bytecode?.object === undefined) throw new ArtifactMissing(contractName, file);
  return { abi, bytecode: bytecode.object };
}
