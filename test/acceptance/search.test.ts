// Search over the smallest synthetic bank: every hit that a plain look at its rows finds and no other, the planted ones
// where they belong.

import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { LIMITS } from '../../graph/model/limits.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import type { Role } from '../../resolvers/context.ts'
import { loadBank } from '../../seed/load.ts'
import { SAME_NAME } from '../../seed/planted.ts'
import { collectBank } from '../seed/collected-bank.ts'
import { onEachEngine } from './each-engine.ts'

const SIZE = { objects: 500, seed: 1 }
const MODEL = loadModel()
const ROWS = collectBank(SIZE.objects, SIZE.seed).nodes

const SEARCH = /* GraphQL */ `
  query ($text: String!, $after: String) {
    search(text: $text, first: ${LIMITS.pageRowsMax}, after: $after) {
      edges { property match node { label key displayName } }
      pageInfo { hasNextPage endCursor }
      complete
    }
  }
`

interface Found {
  readonly search: {
    readonly edges: readonly { property: string; match: string; node: { label: string; key: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly complete: boolean
  }
}

/** What a case looks for in one text of a node. */
type Holds = (text: string) => boolean

/** The characters of the cases in the one script, so that both scripts can be looked for at once. */
const simplified = (text: string) =>
  text.replace(/[張偉機銀]/g, (character) => '张伟机银'.charAt('張偉機銀'.indexOf(character)))

const holdsHan =
  (part: string): Holds =>
  (text) =>
    simplified(text).includes(part)

/** Where a word begins, or a part of an identifier: after anything else, and between letters and digits. */
const BORDER = String.raw`((?<![\p{L}\p{N}])|(?<=\p{Script=Han})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L}))`

const beginsWord = (part: string): Holds => {
  const pattern = new RegExp(BORDER + part.replaceAll('.', '[.]'), 'iu')
  return (text) => pattern.test(text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '))
}

/** Labels and keys of all nodes that hold it in their key or a searched property that the role may read. */
function matching(holds: Holds, role: Role): string[] {
  return ROWS.filter(({ ref, set }) => {
    const node = MODEL.nodes.get(ref.label)!
    const texts = [...node.properties.values()]
      .filter(({ name, searched }) => searched || name === node.key)
      .filter(({ mask }) => mask === null || role === 'INVESTIGATOR')
      .flatMap(({ name }) => (name === node.key ? [ref.key] : [set[name] ?? []].flat()))
    return texts.some((text) => typeof text === 'string' && holds(text))
  }).map(({ ref }) => `${ref.label} ${ref.key}`)
}

const ZHANG_WEI = [...SAME_NAME.traditional.persons, ...SAME_NAME.simplified.persons].map(
  (key) => `Person ${key}`,
)
const MOBILE_BANK = [
  'ApplicationSystem SYS-MBANK',
  'OpsObject app-mbank',
  'OpsObject svc-mbank-gateway',
  'OpsObject svc-mbank-login',
  'OpsObject svc-mbank-transfer',
  'TransactionChain TC-MBANK-BILL',
  'TransactionChain TC-MBANK-LOGIN',
  'TransactionChain TC-MBANK-TRANSFER',
]

interface SearchCase {
  readonly text: string
  readonly holds: Holds
  /** Hits that must come first, in this order. */
  readonly first?: readonly string[]
  /** Hits that must be there, in this order. */
  readonly planted: readonly string[]
  readonly role?: Role
}

const CASES: readonly SearchCase[] = [
  { text: '張偉', holds: holdsHan('张伟'), first: ZHANG_WEI, planted: [] },
  { text: '张伟', holds: holdsHan('张伟'), first: ZHANG_WEI, planted: [] },
  { text: '伟', holds: holdsHan('伟'), planted: ZHANG_WEI },
  { text: '手機銀行', holds: holdsHan('手机银行'), planted: MOBILE_BANK },
  { text: '手机银行', holds: holdsHan('手机银行'), planted: MOBILE_BANK },
  {
    text: 'srv-core',
    holds: beginsWord('srv-core'),
    planted: ['OpsObject srv-core-app-01', 'OpsObject srv-core-db-01'],
  },
  { text: '16.1.2', holds: beginsWord('16.1.2'), planted: ['OpsObject os-auth-01', 'OpsObject os-auth-02'] },
  // The English names of the first two begin with another letter, so these have it in their keys only.
  { text: 'z', holds: beginsWord('z'), planted: [...ZHANG_WEI.slice(2), ...ZHANG_WEI.slice(0, 2)] },
  { text: '張偉', holds: holdsHan('张伟'), planted: [], role: 'OPERATOR' },
  { text: 'z', holds: beginsWord('z'), planted: ZHANG_WEI, role: 'OPERATOR' },
]

onEachEngine('search over the synthetic bank', false, (bank) => {
  before(async () => {
    const at = '2026-03-31T00:00:00.000Z'
    const { refused } = await loadBank(bank.graph, { ...SIZE, at, signal: null }, () => undefined)
    assert.equal(refused, 0)
  })

  async function search(text: string, role: Role): Promise<string[]> {
    const hits: string[] = []
    for (let after: string | null = null; ; ) {
      const page: Found = await bank.ask(SEARCH, { text, after }, role)
      const { edges, pageInfo, complete } = page.search
      assert.equal(complete, true)
      hits.push(...edges.map(({ node }) => `${node.label} ${node.key}`))
      if (!pageInfo.hasNextPage) return hits
      after = pageInfo.endCursor
    }
  }

  for (const { text, holds, first = [], planted, role = 'INVESTIGATOR' } of CASES) {
    it(`finds by ${text} as ${role} all that a look at the rows finds, and no more`, async () => {
      const hits = await search(text, role)
      assert.deepEqual(hits.slice(0, first.length), first)
      assert.deepEqual(
        hits.filter((hit) => planted.includes(hit)),
        planted,
      )
      assert.deepEqual(hits.toSorted(), matching(holds, role).sort())
    })
  }
})
