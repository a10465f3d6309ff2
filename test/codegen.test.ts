import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { staleFiles } from '../codegen.ts'

describe('schema/generated', () => {
  it('is up to date with the SDL; `node codegen.ts` writes it anew', async () => {
    assert.deepEqual(await staleFiles(), [])
  })
})
