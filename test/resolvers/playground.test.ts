import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'graphql'
import { sm3Hex } from '../../graph/model/audit.ts'
import { RECIPES } from '../../resolvers/recipes.ts'
import { parseApiKeys } from '../../resolvers/viewer.ts'
import { loadBank } from '../../seed/load.ts'
import { as, type FullApp, openFullApp } from '../support/full-app.ts'
import { ask, createTinyApp } from '../support/tiny-app.ts'

const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml' } }

describe('the playground', () => {
  it('opens for a browser, and the address alone leads there', async () => {
    const { app } = createTinyApp({ playground: true })

    const root = await app.fetch(new Request('http://localhost/', BROWSER))
    const page = await app.fetch(new Request('http://localhost/graphql', BROWSER))

    assert.equal(root.status, 302)
    assert.equal(root.headers.get('location'), '/graphql')
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
    const html = await page.text()
    for (const { name } of RECIPES) assert.match(html, new RegExp(`(query|mutation) ${name}\\b`))
    assert.match(html, /"method":"POST"/, 'live queries too must be sent by POST')
  })

  it('loads nothing from another host, and its policy would not let it', async () => {
    const { app } = createTinyApp({ playground: true })
    const page = await app.fetch(new Request('http://localhost/graphql', BROWSER))
    const policy = page.headers.get('content-security-policy') ?? ''
    const html = await page.text()

    assert.doesNotMatch(html, /<(script|link|img|iframe)[^>]+(src|href)="https?:/)
    assert.doesNotMatch(policy, /https?:|\*/)
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /connect-src 'self'/)
  })

  it('is not there unless it is offered', async () => {
    const keys = parseApiKeys(JSON.stringify([{ name: 'a', roles: ['ADMIN'], keySm3: sm3Hex('k') }]))
    const { app } = createTinyApp({ playground: false, keys })

    assert.equal((await app.fetch(new Request('http://localhost/', BROWSER))).status, 404)
    assert.notEqual((await app.fetch(new Request('http://localhost/graphql', BROWSER))).status, 200)
  })
})

describe('the recipes of the playground', () => {
  let full: FullApp
  before(async () => {
    full = await openFullApp()
    const options = { objects: 500, seed: 1, at: '2026-03-31T00:00:00.000Z', signal: null }
    await loadBank(full.graph, options, () => undefined)
  })
  after(() => full.close())

  async function answer(name: string): Promise<Record<string, unknown>> {
    const recipe = RECIPES.find((candidate) => candidate.name === name)
    assert.ok(recipe)
    const { body } = await ask(full.app, recipe.query, { headers: as('ADMIN') })
    assert.equal(body.errors, undefined, JSON.stringify(body.errors))
    return body.data ?? {}
  }
  /** Texts that must stand somewhere in the answer, by the planted truth of the demo bank. */
  const expected: Readonly<Record<string, readonly string[]>> = {
    BlastRadius: [
      'svc-core-posting',
      'svc-mbank-transfer',
      'svc-mbank-gateway',
      'TC-MBANK-TRANSFER',
      'BC-REG-REPORT',
    ],
    MoneyPath: ['RING-CYCLE-2', 'RING-CYCLE-3'],
    Communities: ['modularity'],
    SanctionedOwners: ['JINGWEI:C-POLARIS'],
    SearchInChinese: ['svc-mbank-gateway', '手機銀行'],
    WhatIsDown: ['totalCount'],
    TakeDown: ['UPDATED'],
  }
  for (const { name, query } of RECIPES) {
    it(`${name} is named so, and answers on the demo bank`, async () => {
      const [operation] = parse(query).definitions
      assert.ok(operation?.kind === 'OperationDefinition')
      assert.equal(operation.name?.value, name)

      const text = JSON.stringify(await answer(name))

      for (const part of expected[name] ?? [name])
        assert.ok(text.includes(part), `${part} in ${text.slice(0, 500)}`)
    })
  }
})
