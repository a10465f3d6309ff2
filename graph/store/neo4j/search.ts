// Candidates from the full-text index. Its analyser splits at white space alone, so the tokens of the product's own
// analyser are matched as they are.

import type { Model } from '../../model/registry.ts'
import type { SearchCandidates, SearchQuery } from '../port.ts'
import { endParameters } from './cypher.ts'
import type { Transaction } from './driver.ts'

/** Characters and words that mean something in Lucene's query language lose it behind a backslash. */
const SPECIAL = /[^\p{L}\p{M}\p{N}]|^(?=(?:AND|OR|NOT|TO)$)/gu

export async function searchCandidates(
  transaction: Transaction,
  model: Model,
  indexName: string,
  query: SearchQuery,
): Promise<SearchCandidates> {
  if (query.tokens.length === 0 || query.labels.length === 0) return { refs: [], capped: false }
  const { keyNames } = endParameters(model)
  const rows = await transaction.run(
    `CALL db.index.fulltext.queryNodes($indexName, $text) YIELD node
     WITH node, head([label IN labels(node) WHERE label IN $labels]) AS label
     WITH label, node[$keyNames[label]] AS key WHERE key IS NOT NULL
     RETURN label, key ORDER BY label, key LIMIT $limit`,
    {
      indexName,
      text: luceneText(query),
      labels: query.labels,
      keyNames,
      limit: BigInt(query.limit + 1),
    },
  )
  const refs = rows.map((row) => ({ label: String(row.label), key: String(row.key) }))
  return { refs: refs.slice(0, query.limit), capped: refs.length > query.limit }
}

function luceneText({ tokens }: SearchQuery): string {
  return tokens
    .map(
      ({ text, prefix }) => `+${text.replaceAll(SPECIAL, (special) => `\\${special}`)}${prefix ? '*' : ''}`,
    )
    .join(' ')
}
