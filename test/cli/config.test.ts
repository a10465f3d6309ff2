import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readConfig, SETTINGS, settingsText } from '../../cli/config.ts'

describe('the configuration', () => {
  it('has defaults that serve on this machine only, from the embedded store', () => {
    const config = readConfig({}, {})
    assert.deepEqual(
      [config.port, config.host, config.store, config.data, config.apiKeysFile, config.adopt],
      [4000, '127.0.0.1', 'sqlite', '.jingwei', null, false],
    )
  })

  it('takes a flag before the environment, and an empty variable as unset', () => {
    const environment = { PORT: '5000', JINGWEI_STORE: 'neo4j', HOST: '' }
    const config = readConfig(environment, { port: '6000' })
    assert.deepEqual([config.port, config.store, config.host], [6000, 'neo4j', '127.0.0.1'])
  })

  const refused: readonly [string, string][] = [
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['HOST', 'a host'],
    ['JINGWEI_STORE', 'mongo'],
    ['NEO4J_URI', 'http://127.0.0.1'],
    ['JINGWEI_ADOPT', 'maybe'],
    ['JINGWEI_LOG_LEVEL', 'loud'],
  ]
  for (const [variable, value] of refused) {
    it(`refuses ${variable}=${value} by name, value and what is allowed`, () => {
      const setting = Object.values(SETTINGS).find((candidate) => candidate.variable === variable)
      assert.throws(() => readConfig({ [variable]: value }, {}), {
        code: 'BAD_USER_INPUT',
        details: { field: variable, value, allowed: setting?.allowed },
      })
    })
  }

  it('names the flag where the flag is wrong', () => {
    assert.throws(() => readConfig({}, { port: 'x' }), { message: /^--port: got x; allowed is / })
  })

  it('lists every setting with its default', () => {
    const text = settingsText()
    for (const { variable, byDefault } of Object.values(SETTINGS)) {
      const line = text.split('\n').find((candidate) => candidate.trim().startsWith(`${variable} `))
      assert.ok(line?.includes(byDefault ?? 'not set'), variable)
    }
  })
})
