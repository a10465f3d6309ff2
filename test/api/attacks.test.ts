// Requests that mean harm, one row each: what is sent, and what must come back. All run in process.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LIMITS } from '../../graph/model/limits.ts'
import { parseApiKeys } from '../../resolvers/viewer.ts'
import { ask, createTinyApp, post } from '../support/tiny-app.ts'

// SM3("abc") is the example of the standard, GB/T 32905-2016, appendix A.1.
const SM3_OF_ABC = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')
const nested = (count: number, open: string, close: string, core = ''): string =>
  open.repeat(count) + core + close.repeat(count)

describe('hostile queries', () => {
  const rows: readonly (readonly [string, string, string, string?])[] = [
    ['one field 11 times', `{ ${times(11, () => 'ping')} }`, 'LIMIT_EXCEEDED', 'query repeated fields'],
    [
      '51 fragments',
      `{ ping } ${times(51, (index) => `fragment F${index} on Query { ping }`)}`,
      'LIMIT_EXCEEDED',
      'query fragments',
    ],
    ['61 aliases', `{ ${times(61, (index) => `a${index}: ping`)} }`, 'LIMIT_EXCEEDED', 'query aliases'],
    ['one field 6,000 times', `{ ${times(6_000, () => 'ping')} }`, 'LIMIT_EXCEEDED', 'query tokens'],
    [
      '4,000 __typename aliases',
      `{ ${times(4_000, (index) => `a${index}: __typename`)} }`,
      'LIMIT_EXCEEDED',
      'query tokens',
    ],
    [
      '31 root fields',
      `{ ${times(31, (index) => `p${index}: ping`)} }`,
      'LIMIT_EXCEEDED',
      'query root fields',
    ],
    [
      '31 root fields in a fragment',
      `{ ...F } fragment F on Query { ${times(31, (index) => `p${index}: ping`)} }`,
      'LIMIT_EXCEEDED',
      'query root fields',
    ],
    [
      '51 directives',
      `{ ${times(51, (index) => `p${index}: ping @skip(if: false)`)} }`,
      'LIMIT_EXCEEDED',
      'query directives',
    ],
    [
      '500 directives that do not exist',
      `{ ping ${times(500, () => '@aa')} }`,
      'LIMIT_EXCEEDED',
      'query directives',
    ],
    [
      'depth 17',
      `{ hosts { nodes ${nested(15, '{ calls ', '}', '{ code }')} } }`,
      'LIMIT_EXCEEDED',
      'query depth',
    ],
    [
      'depth hidden in fragments',
      `{ hosts { nodes { ...A } } }
      fragment A on Host { calls { calls { calls { calls { calls { ...B } } } } } }
      fragment B on Host { calls { calls { calls { calls { calls { ...C } } } } } }
      fragment C on Host { calls { calls { calls { code } } } }`,
      'LIMIT_EXCEEDED',
      'query depth',
    ],
    [
      'depth behind a fragment named __schema',
      `{ hosts { nodes { ...__schema } } }
      fragment __schema on Host { ${nested(14, 'calls { ', '}', 'code')} }`,
      'LIMIT_EXCEEDED',
      'query depth',
    ],
    [
      'fields that fragments multiply',
      `{ hosts { nodes { ...F0 } } }
      ${times(11, (index) => `fragment F${index} on Host { ...F${index + 1} ...F${index + 1} }`)}
      fragment F11 on Host { code }`,
      'LIMIT_EXCEEDED',
      'query fields',
    ],
    [
      'a circle of fragments',
      '{ hosts { nodes { ...A } } } fragment A on Host { ...B } fragment B on Host { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a list literal 20,000 deep',
      `{ refuses(field: ${nested(20_000, '[', ']')}) }`,
      'LIMIT_EXCEEDED',
      'query nesting',
    ],
    ['a selection 61 deep', nested(61, '{ a ', '}'), 'LIMIT_EXCEEDED', 'query nesting'],
    [
      'a query of comments',
      `{ ping } #${'x'.repeat(LIMITS.queryCharactersMax)}`,
      'LIMIT_EXCEEDED',
      'query characters',
    ],
    [
      'introspection in circles',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a number beyond 32 bits', '{ echo(number: 99999999999) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown operation name', 'query A { ping } query B { ping }', 'GRAPHQL_VALIDATION_FAILED'],
  ]
  for (const [name, query, code, field] of rows) {
    it(`${name}: ${code}`, async () => {
      const { body } = await ask(createTinyApp().app, query)

      assert.equal(body.errors?.[0]?.extensions.code, code)
      if (field) assert.equal(body.errors?.[0]?.extensions.field, field)
      assert.equal(body.data ?? null, null)
    })
  }

  it('names that almost fit bring no suggestion', async () => {
    const { app } = createTinyApp()
    const queries = [
      '{ pingg }',
      '{ hosts { node } }',
      '{ echo(nubmer: 1) }',
      '{ echo(number: 1, level: LOWW) }',
    ]
    for (const query of queries) {
      const { body } = await ask(app, query)
      assert.doesNotMatch(JSON.stringify(body), /did you mean/i, query)
    }
    const query = 'query($level: Level) { echo(number: 1, level: $level) }'
    const { body } = await ask(app, query, { variables: { level: 'LOWW' } })
    assert.doesNotMatch(JSON.stringify(body), /did you mean|LOWW/i)
  })
})

describe('hostile requests', () => {
  const url = 'http://localhost/graphql'
  const json = JSON.stringify({ query: 'mutation { touch }' })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const multipart = new FormData()
  multipart.set('operations', json)
  multipart.set('map', '{}')
  const variables = (text: string): Request => post(`{"query": "{ ping }", "variables": ${text}}`)
  const rows: readonly (readonly [string, () => Request, number])[] = [
    ['a query by GET', () => new Request(`${url}?query=%7Bping%7D`), 405],
    ['a mutation by GET', () => new Request(`${url}?query=mutation%7Btouch%7D`), 405],
    ['the page where it is not offered', () => new Request(url, { headers: { accept: 'text/html' } }), 406],
    [
      'a mutation from a form',
      () => new Request(url, { method: 'POST', headers: form, body: 'query=mutation%7Btouch%7D' }),
      415,
    ],
    ['a mutation as text', () => post(json, { 'content-type': 'text/plain' }), 415],
    [
      'a mutation as application/graphql',
      () => post('mutation { touch }', { 'content-type': 'application/graphql' }),
      415,
    ],
    ['a mutation as multipart', () => new Request(url, { method: 'POST', body: multipart }), 415],
    [
      'a preflight from another site',
      () => new Request(url, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }),
      405,
    ],
    ['an array of requests', () => post(`[${json},${json}]`), 400],
    ['no JSON', () => post('{"query": '), 400],
    [
      'bytes that are not UTF-8',
      () =>
        new Request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: new Uint8Array([0x22, 0xff, 0x22]),
        }),
      400,
    ],
    ['a query that is not text', () => post('{"query": {"a": 1}}'), 400],
    ['variables that are a list', () => variables('[]'), 400],
    ['variables 100,000 deep', () => variables(`{"a": ${nested(100_000, '[', ']')}}`), 400],
    [
      'a body above the limit',
      () => post(`{"query": "{ ping }", "padding": "${'x'.repeat(LIMITS.bodyBytesMax)}"}`),
      413,
    ],
    [
      'a body that says it is above the limit',
      () => post(json, { 'content-length': String(LIMITS.bodyBytesMax + 1) }),
      413,
    ],
    ['another path', () => new Request('http://localhost/admin', { method: 'POST', body: json }), 404],
    [
      'another name of this machine',
      () =>
        new Request('http://rebound.example/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: json,
        }),
      403,
    ],
  ]
  for (const [name, request, status] of rows) {
    it(`${name}: ${status}, and nothing runs`, async () => {
      const tiny = createTinyApp()

      const response = await tiny.app.fetch(request())

      assert.equal(response.status, status, await response.clone().text())
      assert.equal(tiny.touched, 0)
      assert.equal(response.headers.get('access-control-allow-origin'), null)
    })
  }

  it('variables named __proto__ reach no prototype', async () => {
    const response = await createTinyApp().app.fetch(variables('{"__proto__": {"polluted": true}}'))

    assert.equal(response.status, 200)
    assert.equal(({} as Record<string, unknown>).polluted, undefined)
  })
})

describe('hostile callers', () => {
  const keys = parseApiKeys(JSON.stringify([{ name: 'wall', roles: ['DASHBOARD'], keySm3: SM3_OF_ABC }]))
  const rows: readonly (readonly [string, string | null])[] = [
    ['no key', null],
    ['an empty key', 'Bearer '],
    ['another key', 'Bearer abd'],
    ['the digest instead of the key', `Bearer ${SM3_OF_ABC}`],
    ['another scheme', 'Basic abc'],
    ['a token that says it needs no signature', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.'],
  ]
  for (const [name, authorization] of rows) {
    it(`${name}: 401`, async () => {
      const { app } = createTinyApp({ keys })
      const headers: Record<string, string> = authorization === null ? {} : { authorization }

      const { status, body } = await ask(app, '{ ping }', { headers })

      assert.equal(status, 401)
      assert.equal(body.errors?.[0]?.extensions.code, 'UNAUTHENTICATED')
    })
  }

  it('a dashboard asks its queries but does not see the schema', async () => {
    const { app } = createTinyApp({ keys })
    const headers = { authorization: 'Bearer abc' }

    assert.deepEqual((await ask(app, '{ ping }', { headers })).body.data, { ping: 'pong' })
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "Host") { name } }',
      '{ ...F } fragment F on Query { __schema { types { name } } }',
    ]) {
      const { body } = await ask(app, query, { headers })
      assert.equal(body.errors?.[0]?.extensions.code, 'FORBIDDEN', query)
      assert.equal(body.data ?? null, null)
    }
  })
})
