import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { openSqliteStore } from '../../graph/store/sqlite/store.ts'
import type { StoreHarness } from './harness.ts'
import { modelBasedContract } from './model-based.ts'
import { storeContract } from './store-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-contract-'))
let opened = 0

after(() => rmSync(folder, { recursive: true, force: true }))

const pathOf = (index: number) => join(folder, `${index}.db`)

const files: StoreHarness = {
  open: (options) => {
    opened += 1
    return openSqliteStore({ path: pathOf(opened), ...options })
  },
  reopen: (options) => openSqliteStore({ path: pathOf(opened), ...options }),
}

storeContract('sqlite', files)
modelBasedContract(
  'sqlite',
  { ...files, open: (options) => openSqliteStore({ path: ':memory:', ...options }) },
  200,
)
