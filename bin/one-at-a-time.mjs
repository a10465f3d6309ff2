// Lets one process of a machine at a time do something in a folder: `npm ci` begins by deleting what is there, so two
// that run at once destroy each other's work.

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { LauncherError } from './node-path.mjs'

const RETRY_MS = 500

/**
 * Waits until the file is free, holds it during `work`, and leaves it free whatever happens.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} onWait
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, work, onWait = () => {}) {
  let waited = false
  while (!take(file)) {
    if (!waited) onWait()
    waited = true
    await setTimeout(RETRY_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw new LauncherError(`${file} cannot be written (${error.code}).`)
  }
  // The holder was killed: whoever sees it frees the file, and all try again.
  if (!isHeld(file)) rmSync(file, { force: true })
  return false
}

function isHeld(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // Just made and not yet written.
    if (holder === 0) return true
    process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
