// Bad requests, one fault each: the refusal names code, field, value and what is allowed, shows nothing personal, and
// nothing has changed afterwards.

import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { BAD_READS } from './bad-reads.ts'
import { type Problem, SOUND_ROWS } from './bad-requests.ts'
import { BAD_WRITES } from './bad-writes.ts'
import { type Bank, onEachEngine } from './each-engine.ts'

interface Rows {
  readonly result: {
    readonly refused: number
    readonly rows: readonly { readonly error: Record<string, string | null> | null }[]
  }
}

const COUNTS = /* GraphQL */ `{
  opsObjects { totalCount }
  sites { totalCount }
  persons { totalCount }
  accounts { totalCount }
  transactions { totalCount }
}`
const SOUND = {
  opsObjects: { totalCount: 3 },
  sites: { totalCount: 1 },
  persons: { totalCount: 1 },
  accounts: { totalCount: 2 },
  transactions: { totalCount: 1 },
}

onEachEngine('bad input', false, (bank) => {
  let version = 0
  before(async () => {
    for (const [mutation, input] of SOUND_ROWS) {
      const { result } = await bank.ask<Rows>(mutation, { input })
      assert.equal(result.refused, 0)
    }
    version = await bank.graph.store.version()
  })

  for (const { what, query, variables, role, problem } of [...BAD_WRITES, ...BAD_READS]) {
    it(`${what}: ${problem.code}${problem.field === undefined ? '' : ` of ${problem.field}`}`, async () => {
      const answer = await bank.send(query, variables, role)
      assert.deepEqual(problemsOf(answer), [problem])
      assert.doesNotMatch(JSON.stringify(answer), /1970-02-31|622200|B:6222|張偉/)
      assert.equal(await bank.graph.store.version(), version)
    })
  }

  it('has changed nothing', async () => {
    assert.deepEqual(await bank.ask(COUNTS), SOUND)
  })
})

/** What an answer refuses: the request, or rows of it. */
function problemsOf({ data, errors }: Awaited<ReturnType<Bank['send']>>): Problem[] {
  if (errors) {
    return errors.map(({ extensions: { code, field, value, allowed } }) =>
      present({ code, field, value, allowed }),
    )
  }
  // Without errors only bulk mutations have something to refuse.
  const { result } = data as unknown as Rows
  return result.rows.flatMap(({ error }) => (error ? [present(error)] : []))
}

function present(problem: Readonly<Record<string, unknown>>): Problem {
  const said = Object.entries(problem).filter(([, value]) => value !== null && value !== undefined)
  return { code: '', ...Object.fromEntries(said) }
}
