// The same questions over HTTP to the whole application on each engine, and the answers held against each other.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Graph } from '../../graph/graph.ts'
import type { Role } from '../../resolvers/context.ts'
import { ENGINES } from '../support/engines.ts'
import { as, type FullApp, openFullApp } from '../support/full-app.ts'
import { post, type Reply } from '../support/tiny-app.ts'

/** The application as its callers see it. */
export interface Bank {
  /** What the callers do not see: for imports, and for loading the synthetic bank. */
  readonly graph: Graph
  /** The data of an answer without errors, as an OPERATOR unless another role is given. */
  ask<Data>(query: string, variables?: object, role?: Role): Promise<Data>
  /** The whole answer, errors included. */
  send(query: string, variables?: object, role?: Role): Promise<Reply['body']>
}

/** Defines the tests once for each engine, and one that all answers were the same bytes on all of them. */
export function onEachEngine(title: string, skip: string | false, define: (bank: Bank) => void): void {
  describe(title, { skip }, () => {
    const heard = ENGINES.map(({ name, skip: skipEngine, open }) => {
      const answers: string[] = []
      describe(`with ${name}`, { skip: skipEngine }, () => {
        let opened: FullApp
        before(async () => {
          opened = await openFullApp(open)
        })
        after(() => opened.close())
        define(bankOf(() => opened, answers))
      })
      return answers
    })

    const [skipped = false] = ENGINES.flatMap((engine) => engine.skip || [])
    it('answers alike, byte for byte, on both engines', { skip: skipped }, () => {
      const [first = [], ...others] = heard
      assert.ok(first.length > 0)
      for (const answers of others) {
        assert.equal(answers.length, first.length)
        for (const [index, answer] of answers.entries()) assert.equal(answer, first[index])
      }
    })
  })
}

function bankOf(opened: () => FullApp, answers: string[]): Bank {
  async function send(
    query: string,
    variables: object = {},
    role: Role = 'OPERATOR',
  ): Promise<Reply['body']> {
    const response = await opened().app.fetch(post(JSON.stringify({ query, variables }), as(role)))
    const text = await response.text()
    answers.push(text)
    return JSON.parse(text)
  }
  return {
    get graph() {
      return opened().graph
    },
    send,
    async ask<Data>(query: string, variables?: object, role?: Role) {
      const { data, errors } = await send(query, variables, role)
      assert.deepEqual(errors ?? [], [])
      return data as Data
    },
  }
}
