import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A Foundry program that comes as an npm package. */
export type NativeTool = 'anvil' | 'forge';

/** The npm package with the native program for this machine is not installed. */
export class NativeToolMissing extends Error {
  override readonly name = 'NativeToolMissing';

  constructor(
    readonly tool: NativeTool,
    readonly packageName: string | undefined,
  ) {
    super(
      packageName === undefined
        ? `${tool} has no npm package for ${process.platform} on ${process.arch}.`
        : `${tool} is missing: the optional package ${packageName} is not installed. Run npm install and look for its error.`,
    );
  }
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'win32' };
const ARCHITECTURES: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * The path of a tool's native program. npm's own `anvil` command is a Node script around it: killed hard, that script
 * leaves the real program running on its port.
 * @throws NativeToolMissing when the platform package is not installed
 */
export function nativeToolPath(tool: NativeTool): string {
  const platform = PLATFORMS[process.platform];
  const architecture = ARCHITECTURES[process.arch];
  if (platform === undefined || architecture === undefined) throw new NativeToolMissing(tool, undefined);
  const packageName = `@foundry-rs/${tool}-${platform}-${architecture}`;
  const require = createRequire(import.meta.url);
  const searchFrom = require.resolve.paths(packageName) ?? [];
  const file = process.platform === 'win32' ? `${tool}.exe` : tool;
  for (const folder of searchFrom) {
    const candidate = path.join(folder, packageName, 'bin', file);
    if (existsSync(candidate)) return candidate;
  }
  throw new NativeToolMissing(tool, packageName);
}
