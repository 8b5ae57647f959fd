import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Address, Hex } from 'viem';

const PACKAGES = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'node_modules');

type LinkReferences = Readonly<Record<string, Readonly<Record<string, readonly { readonly start: number }[]>>>>;
type PackageArtifact = { readonly bytecode: Hex; readonly linkReferences?: LinkReferences | null };

/**
 * The creation code of a contract that an npm package ships compiled, as its authors compiled it.
 * @param file package and path inside it, such as `canonical-weth/build/contracts/WETH9.json`
 * @param libraries addresses of the libraries it links to, by name
 * @throws when a library it needs is not given
 */
export function readPackageCode(file: string, libraries: Readonly<Record<string, Address>> = {}): Hex {
  const { bytecode, linkReferences }: PackageArtifact = JSON.parse(readFileSync(path.join(PACKAGES, file), 'utf8'));
  return linkCode(bytecode, linkReferences ?? {}, libraries);
}

/** Writes the addresses of libraries into the places the compiler left for them. */
export function linkCode(bytecode: Hex, references: LinkReferences, libraries: Readonly<Record<string, Address>>): Hex {
  let code: string = bytecode;
  for (const [name, places] of Object.values(references).flatMap((byName) => Object.entries(byName))) {
    const address = libraries[name];
    if (address === undefined) throw new Error(`The code links to ${name}, whose address is not given.`);
    for (const { start } of places) {
      const at = 2 + 2 * start;
      code = code.slice(0, at) + address.slice(2).toLowerCase() + code.slice(at + 40);
    }
  }
  return `0x${code.slice(2)}`;
}
