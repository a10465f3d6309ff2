// Says which locked packages are missing, by comparing the lock file with the copy that npm leaves in node_modules
// when an installation has ended. No network, no npm.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Paths (as in the lock file) of packages that are missing or of another version.
 * @param {{ root: string, dev: boolean, platform?: string, arch?: string }} options
 * @returns {string[]}
 */
export function missingPackages({ root, dev, platform = process.platform, arch = process.arch }) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && isWanted(entry, dev, platform, arch))
    .filter(([path, entry]) => !isSame(entry, installed[path]) || !existsSync(join(root, path)))
    .map(([path]) => path)
}

/** Development packages count only where asked for; optional ones only where they fit the platform. */
function isWanted(entry, dev, platform, arch) {
  if (entry.link) return false
  if ((entry.dev || entry.devOptional) && !dev) return false
  if (entry.peer && entry.optional) return false
  return fits(entry.os, platform) && fits(entry.cpu, arch)
}

function fits(allowed, actual) {
  const list = [allowed ?? []].flat()
  if (list.includes(`!${actual}`)) return false
  const names = list.filter((name) => !name.startsWith('!'))
  return names.length === 0 || names.includes(actual)
}

function isSame(wanted, installed) {
  return installed?.version === wanted.version && installed?.integrity === wanted.integrity
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}
