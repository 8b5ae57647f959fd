/** What package-lock.json (version 3) says of one installed package; its key is the folder. */
export interface LockedPackage {
  /** Where another package stands in for the one of the folder's name. */
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, LockedPackage>>;

/** A CycloneDX 1.6 document, as far as it is used. */
export interface BillOfMaterials {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly type: 'application' | 'library';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope?: 'required' | 'optional';
  readonly licenses?: readonly object[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

/**
 * Every package that a production install brings, with licence and hash, and what needs what. Only the lock file is looked
 * at, so the same lock gives the same text. `npm sbom --omit=dev` leaves out packages that tools need as well.
 * @param packages of package-lock.json, that of the project itself under ''
 * @throws Error for a lock file that lacks what every package has
 */
export function billOfMaterials(packages: Packages): BillOfMaterials {
  const shipped = Object.keys(packages).filter((folder) => folder !== '' && packages[folder]?.dev !== true);
  const byRef = new Map(shipped.map((folder) => [refOf(packages, folder), folder]));
  const entries = [...byRef].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...componentOf(packages, ''), type: 'application' } },
    components: entries.map(([, folder]) => componentOf(packages, folder)),
    dependencies: [refOf(packages, ''), ...entries.map(([ref]) => ref)].map((ref) => ({
      ref,
      dependsOn: neededBy(packages, ref, shipped),
    })),
  };
}

/** Of all folders with that package: each may have its needs met elsewhere. */
function neededBy(packages: Packages, ref: string, shipped: readonly string[]): readonly string[] {
  const folders = ['', ...shipped].filter((folder) => refOf(packages, folder) === ref);
  const refs = folders.flatMap((folder) => {
    const { dependencies, optionalDependencies, peerDependencies } = lockedAt(packages, folder);
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    return names.flatMap((name) => {
      const found = folderOf(packages, folder, name);
      return found === null || lockedAt(packages, found).dev === true ? [] : [refOf(packages, found)];
    });
  });
  return [...new Set(refs)].toSorted();
}

/** Where Node finds a package from a folder: there, or in the next folder above that has it. */
function folderOf(packages: Packages, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (folder === '') return null;
  }
}

function componentOf(packages: Packages, folder: string): Component {
  const { license, integrity, optional } = lockedAt(packages, folder);
  const { name, version } = identityOf(packages, folder);
  return {
    'bom-ref': `${name}@${version}`,
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(folder !== '' && { scope: optional === true ? 'optional' : 'required' }),
    ...(license !== undefined && { licenses: [licenceOf(license)] }),
    ...(integrity !== undefined && { hashes: [hashOf(integrity)] }),
  };
}

function refOf(packages: Packages, folder: string): string {
  const { name, version } = identityOf(packages, folder);
  return `${name}@${version}`;
}

function identityOf(packages: Packages, folder: string): { readonly name: string; readonly version: string } {
  const { name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length), version } = lockedAt(
    packages,
    folder,
  );
  if (version === undefined) throw new Error(`the lock file has no version of ${folder}`);
  return { name, version };
}

function lockedAt(packages: Packages, folder: string): LockedPackage {
  const found = packages[folder];
  if (found === undefined) throw new Error(`the lock file has no ${folder === '' ? 'entry of the project' : folder}`);
  return found;
}

/** One licence by its SPDX id, several as an expression. */
function licenceOf(license: string): object {
  return /[ (]/.test(license) ? { expression: license } : { license: { id: license } };
}

/** "sha512-<base64>" as CycloneDX writes it. */
function hashOf(integrity: string): { readonly alg: string; readonly content: string } {
  const [algorithm = '', digest = ''] = integrity.split('-', 2);
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') };
}
