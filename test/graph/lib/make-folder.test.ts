import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { makeFolder } from '../../../graph/lib/make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-folder-'))
after(() => rmSync(folder, { recursive: true }))

describe('a folder', () => {
  it('is made with those above it, and may be there already', () => {
    for (let times = 0; times < 2; times++) makeFolder(join(folder, 'a', 'b', 'c'))

    assert.ok(statSync(join(folder, 'a', 'b', 'c')).isDirectory())
  })

  it('cannot stand where a file is, or below one', () => {
    writeFileSync(join(folder, 'file'), '')

    assert.throws(() => makeFolder(join(folder, 'file')), { code: 'EEXIST' })
    assert.throws(() => makeFolder(join(folder, 'file', 'below')), { code: /EEXIST|ENOTDIR/ })
  })

  it('that the file system does not take is refused, not tried for ever', {
    skip: process.platform === 'linux' ? false : 'needs /proc',
  }, () => {
    assert.throws(() => makeFolder('/proc/no-such-folder'), { code: /ENOENT|EACCES|EPERM/ })
  })
})
