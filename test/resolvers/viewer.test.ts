import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { authenticate, LOCAL_VIEWER, parseApiKeys, requireRole } from '../../resolvers/viewer.ts'

// SM3("abc") is the example of the standard, GB/T 32905-2016, appendix A.1.
const SM3_OF_ABC = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'

const fileOf = (...keys: readonly unknown[]): string => JSON.stringify(keys)
const KEY = { name: 'core-feed', roles: ['SERVICE'], keySm3: SM3_OF_ABC }

describe('API keys', () => {
  it('name the actor and its roles', () => {
    const viewer = authenticate('Bearer abc', parseApiKeys(fileOf(KEY)))

    assert.equal(viewer.name, 'core-feed')
    assert.deepEqual(viewer.roles, ['SERVICE'])
  })

  it('may be written in capitals, and the scheme in any case', () => {
    const keys = parseApiKeys(fileOf({ ...KEY, keySm3: SM3_OF_ABC.toUpperCase() }))

    assert.equal(authenticate('bearer abc', keys).name, 'core-feed')
  })

  it('show personal values to investigators, compliance and administrators alone', () => {
    const sees = (role: string): boolean =>
      authenticate('Bearer abc', parseApiKeys(fileOf({ ...KEY, roles: [role] }))).seesPersonal
    for (const role of ['INVESTIGATOR', 'COMPLIANCE', 'ADMIN']) assert.equal(sees(role), true, role)
    for (const role of ['ANALYST', 'DASHBOARD', 'OPERATOR', 'SERVICE']) assert.equal(sees(role), false, role)
  })

  const faults: readonly (readonly [string, string])[] = [
    ['not JSON', 'nonsense'],
    ['empty', '[]'],
    ['an unknown role', fileOf({ ...KEY, roles: ['ROOT'] })],
    ['no role', fileOf({ ...KEY, roles: [] })],
    ['a digest that is too short', fileOf({ ...KEY, keySm3: SM3_OF_ABC.slice(1) })],
    ['a key in clear', fileOf({ name: 'a', roles: ['ADMIN'], key: 'abc' })],
    ['two of one name', fileOf(KEY, { ...KEY, keySm3: SM3_OF_ABC.replace('6', '7') })],
    ['two of one key', fileOf(KEY, { ...KEY, name: 'other', keySm3: SM3_OF_ABC.toUpperCase() })],
  ]
  for (const [name, text] of faults) {
    it(`refuse a file that is faulty (${name}), without showing a digest`, () => {
      assert.throws(
        () => parseApiKeys(text),
        (error: Error) => {
          assert.match(error.message, /keys file/)
          assert.ok(!error.message.includes(SM3_OF_ABC.slice(1)))
          return true
        },
      )
    })
  }
})

describe('a keys file that is not JSON', () => {
  it('is told so, without a word of what it holds', () => {
    assert.throws(() => parseApiKeys('{secret'), { message: /^keys file: not JSON; expected / })
  })
})

describe('an actor', () => {
  it('is the local one with every role where no keys are configured', () => {
    assert.equal(authenticate(null, null), LOCAL_VIEWER)
    assert.equal(LOCAL_VIEWER.name, 'local')
    assert.equal(LOCAL_VIEWER.roles.length, 7)
  })

  it('without a needed role is refused with the roles that would do', () => {
    const viewer = authenticate('Bearer abc', parseApiKeys(fileOf(KEY)))

    assert.throws(() => requireRole(viewer, 'auditEntries', ['COMPLIANCE', 'ADMIN']), /COMPLIANCE, ADMIN/)
    requireRole(viewer, 'upsertNodes', ['SERVICE'])
  })
})
