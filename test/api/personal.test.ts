import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sm3Hex } from '../../graph/model/audit.ts'
import { parseApiKeys } from '../../resolvers/viewer.ts'
import { ask, createTinyApp } from '../support/tiny-app.ts'

const keys = parseApiKeys(
  JSON.stringify([
    { name: 'li', roles: ['INVESTIGATOR'], keySm3: sm3Hex('li-key') },
    { name: 'wall', roles: ['DASHBOARD'], keySm3: sm3Hex('wall-key') },
  ]),
)
const LI = { headers: { authorization: 'Bearer li-key' } }
const WALL = { headers: { authorization: 'Bearer wall-key' } }

describe('personal values', () => {
  it('leave one audit entry an operation that names the fields and no value', async () => {
    const tiny = createTinyApp({ keys })
    const query = '{ personal sites { nodes { secret } } again: personal }'

    const { body } = await ask(tiny.app, query, LI)

    assert.equal(body.data?.personal, '張三')
    assert.deepEqual(tiny.audits, [
      {
        at: '2026-01-02T03:04:05.678Z',
        actor: { name: 'li', roles: ['INVESTIGATOR'] },
        action: 'read:personal',
        digest: sm3Hex(query),
        outcome: 'Person.nameZh, Site.secret',
      },
    ])
  })

  it('are not shown where the audit entry cannot be written', async () => {
    const tiny = createTinyApp({ keys })
    tiny.auditFails = true

    const { body } = await ask(tiny.app, '{ personal }', LI)

    assert.equal(body.data ?? null, null)
    assert.equal(body.errors?.[0]?.extensions.code, 'UNAVAILABLE')
  })

  it('leave no entry where they are masked, or not asked for', async () => {
    const tiny = createTinyApp({ keys })

    await ask(tiny.app, '{ personal }', WALL)
    await ask(tiny.app, '{ ping }', LI)

    assert.deepEqual(tiny.audits, [])
  })
})
