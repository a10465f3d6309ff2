import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GraphQLError } from 'graphql'
import { DomainError } from '../../graph/model/errors.ts'
import { shownErrors } from '../../resolvers/problems.ts'
import { ask, createTinyApp } from '../support/tiny-app.ts'

describe('an expected failure', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['en', 'depth: got 101; allowed is 1 to 100'],
    ['zh-TW', 'depth:收到 101;範圍為 1 to 100'],
    ['zh-CN', 'depth:收到 101;范围为 1 to 100'],
    ['fr', 'depth: got 101; allowed is 1 to 100'],
  ]
  for (const [language, message] of rows) {
    it(`names field, value and allowed range, in the language asked for (${language})`, async () => {
      const headers = { 'accept-language': language }

      const { status, body } = await ask(createTinyApp().app, '{ refuses(field: "depth") }', { headers })

      assert.equal(status, 200)
      assert.equal(body.errors?.[0]?.message, message)
      assert.deepEqual(body.errors?.[0]?.path, ['refuses'])
      assert.deepEqual(body.errors?.[0]?.extensions, {
        code: 'BAD_USER_INPUT',
        field: 'depth',
        value: '101',
        allowed: '1 to 100',
        retryable: false,
      })
    })
  }

  it('of a request that is refused as a whole speaks the language too', async () => {
    const headers = { 'accept-language': 'zh-Hant', 'content-type': 'text/plain' }

    const { status, body } = await ask(createTinyApp().app, '{ ping }', { headers })

    assert.equal(status, 415)
    assert.equal(body.errors?.[0]?.message, 'content-type:不支援 text/plain;可用:application/json')
  })
})

describe('a fault that stands at every row', () => {
  it('is listed for the first hundred, then counted', () => {
    const fault = new GraphQLError('x', {
      originalError: new DomainError('LIMIT_EXCEEDED', 'tooLarge', { field: 'rows' }),
    })
    const errors = (count: number) => shownErrors(Array(count).fill(fault), 'en', () => 'incident')

    assert.equal(errors(100).length, 100)
    assert.equal(errors(30_000).length, 101)
    assert.equal(errors(30_000).at(-1)?.message, 'errors: 30000 is more than the limit of 100')
  })
})

describe('what GraphQL itself refuses', () => {
  it('has a code when it cannot be parsed', async () => {
    const { body } = await ask(createTinyApp().app, '{ ping')

    assert.equal(body.errors?.[0]?.extensions.code, 'GRAPHQL_PARSE_FAILED')
  })

  it('has a code when it does not fit the schema, each fault at its place', async () => {
    const { body } = await ask(createTinyApp().app, '{ pong pang }')

    assert.deepEqual(
      body.errors?.map(({ message, extensions }) => [message, extensions.code]),
      [
        ['Cannot query field "pong" on type "Query".', 'GRAPHQL_VALIDATION_FAILED'],
        ['Cannot query field "pang" on type "Query".', 'GRAPHQL_VALIDATION_FAILED'],
      ],
    )
  })

  it('names the variable and its type, but not the value', async () => {
    const query = 'query ($where: HostWhere) { hosts(where: $where) { totalCount } }'
    const variables = { where: { and: [{ name: 6222021234567890 }] } }

    const { body } = await ask(createTinyApp().app, query, { variables })

    assert.equal(body.errors?.[0]?.extensions.code, 'BAD_USER_INPUT')
    assert.equal(body.errors?.[0]?.extensions.field, '$where.and[0].name')
    assert.doesNotMatch(JSON.stringify(body), /622202/)
  })

  it('names a variable that is missing', async () => {
    const { body } = await ask(createTinyApp().app, 'query ($n: Int!) { echo(number: $n) }')

    assert.equal(body.errors?.[0]?.extensions.field, '$n')
    assert.equal(body.errors?.[0]?.extensions.allowed, 'Int!')
  })
})

describe('an unexpected failure', () => {
  it('is masked behind an incident id under which the log has its place, not its message', async () => {
    const tiny = createTinyApp()

    const { body } = await ask(tiny.app, '{ fails ping }')

    const { incident } = body.errors?.[0]?.extensions ?? {}
    assert.equal(body.errors?.[0]?.extensions.code, 'INTERNAL_SERVER_ERROR')
    assert.match(String(incident), /^[0-9a-f-]{36}$/)
    assert.deepEqual(body.data, { fails: null, ping: 'pong' })
    assert.match(tiny.logged(), new RegExp(`"incident":"${String(incident)}"`))
    assert.match(tiny.logged(), /tiny-app\.ts/)
    assert.doesNotMatch(JSON.stringify(body) + tiny.logged(), /hunter2|張三/)
  })

  it('leaves nothing of the caller in the log: neither text nor variables nor names', async () => {
    const tiny = createTinyApp()
    const query = 'query Card6222 ($n: Int!) { echo(number: $n) refuses(field: "張三") }'

    await ask(tiny.app, query, { variables: { n: 987_654 }, operationName: 'Card6222' })
    await ask(tiny.app, '{ 張三 }')

    assert.doesNotMatch(tiny.logged(), /張三|987654|Card6222/)
    assert.match(tiny.logged(), /"operation":"query\.echo","outcome":"BAD_USER_INPUT"/)
  })
})

describe('an operation that takes too long', () => {
  it('is answered TIMEOUT at its deadline, and its work is told', async () => {
    const tiny = createTinyApp({ deadlineMs: 10 })

    const { body } = await ask(tiny.app, '{ waits }')

    assert.equal(body.errors?.[0]?.extensions.code, 'TIMEOUT')
    assert.equal(body.errors?.[0]?.extensions.retryable, true)
    assert.equal(tiny.signals[0]?.aborted, true)
  })
})
