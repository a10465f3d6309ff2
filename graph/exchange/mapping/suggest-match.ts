// What a file may stand for: the label or the relationship type whose names are most like those of the file and its
// columns. A guess with a likeness from 0 to 1, for a person to look at.

import type { EndPair, Model, NodeModel, PropertyModel, RelationshipModel } from '../../model/registry.ts'
import { similarity, wordsOf } from './similarity.ts'
import type { FileSample, SampleColumn } from './suggest-sample.ts'

export interface NodeMatch {
  readonly kind: 'node'
  readonly node: NodeModel
  readonly key: SampleColumn
  readonly keyIsUnique: boolean
  readonly likeness: number
}

export interface RelationshipMatch {
  readonly kind: 'relationship'
  readonly relationship: RelationshipModel
  readonly ends: EndPair
  readonly source: SampleColumn
  readonly target: SampleColumn
  readonly likeness: number
}

/** Below this likeness nothing is proposed. */
const LIKENESS_MIN = 0.4
/** From this on a name counts as meaning a property. */
export const LIKELY = 0.6
const ID_WORDS = words('id key code no num number ref')
const END_WORDS = {
  source: words('from source src caller debit debtor payer sender investor owner parent'),
  target: words(
    'to target dst dest destination callee credit creditor payee receiver child counter party counterparty beneficiary',
  ),
}
/** Likeness of a column that tells its side and nothing else. */
const SIDE_LIKENESS = 0.75

export function matchFile(model: Model, sample: FileSample): NodeMatch | RelationshipMatch | null {
  const node = best([...model.nodes.values()].flatMap((candidate) => matchNode(candidate, sample)))
  const relationship = best(
    [...model.relationships.values()].flatMap((type) => matchRelationship(model, type, sample)),
  )
  const match = relationship && relationship.likeness >= (node?.likeness ?? 0) ? relationship : node
  return match && match.likeness >= LIKENESS_MIN ? match : null
}

/** The property that a column's name is most like, of those that nothing else fills. */
export function matchProperty<P extends Pick<PropertyModel, 'name'>>(
  column: string,
  properties: Iterable<P>,
): { property: P; likeness: number } | null {
  const matches = [...properties].map((property) => ({
    property,
    likeness: Math.max(
      similarity(column, property.name),
      similarity(column, property.name.replace(/Minor$/, '')),
    ),
  }))
  return best(matches)
}

function matchNode(node: NodeModel, { stem, columns, records }: FileSample): NodeMatch[] {
  const others = [...node.properties.values()].filter(({ name, common }) => name !== node.key && !common)
  return columns.slice(0, 40).flatMap((key, index) => {
    const keyLikeness = endLikeness(key.name, node) * (index === 0 ? 1 : 0.9)
    if (keyLikeness < LIKENESS_MIN) return []
    const named = columns.filter(
      ({ name }) => name !== key.name && (matchProperty(name, others)?.likeness ?? 0) >= LIKELY,
    )
    const coverage = named.length / Math.max(columns.length - 1, 1)
    const file = Math.max(similarity(stem, node.label), similarity(stem, node.plural))
    const keyIsUnique = new Set(key.values).size === records
    const likeness = (file + keyLikeness + coverage) / 3 + (keyIsUnique ? 0.1 : -0.1)
    return [{ kind: 'node', node, key, keyIsUnique, likeness }]
  })
}

function matchRelationship(
  model: Model,
  relationship: RelationshipModel,
  sample: FileSample,
): RelationshipMatch[] {
  const { stem } = sample
  const columns = sample.columns.slice(0, 12)
  const ofFile = wordsOf(stem)
  const ofType = wordsOf(relationship.type)
  const type = Math.max(
    ...ofType.map((word) => Math.max(0, ...ofFile.map((other) => similarity(other, word)))),
  )
  return relationship.ends.flatMap((ends) => {
    const from = model.nodes.get(ends.source)
    const to = model.nodes.get(ends.target)
    if (!from || !to) return []
    const rest = ofFile.filter((word) => !ofType.some((other) => similarity(word, other) >= LIKELY)).join(' ')
    const file = rest === '' ? 0 : similarity(rest, `${ends.source} ${ends.target}`)
    return columns.flatMap((source) =>
      columns.flatMap((target): RelationshipMatch[] => {
        const first = sideLikeness(source.name, 'source', from)
        const second = sideLikeness(target.name, 'target', to)
        if (source === target || first < LIKENESS_MIN || second < LIKENESS_MIN) return []
        const likeness = (2 * type + 2 * Math.min(first, second) + file) / 5
        return [{ kind: 'relationship', relationship, ends, source, target, likeness }]
      }),
    )
  })
}

/** How like the name of a column is to the key of a label. That both say `id` does not make them alike. */
function endLikeness(column: string, node: NodeModel): number {
  const bare = bareName(column)
  if (bare === '') return wordsOf(column).length > 0 ? 0.5 : 0
  return Math.max(similarity(bare, bareName(node.key)), similarity(bare, node.label))
}

function bareName(name: string): string {
  return wordsOf(name)
    .filter((word) => !ID_WORDS.includes(word))
    .join(' ')
}

/** As above, or by a word that tells the side, as in `fromId` or `counterpartyAccount`. */
function sideLikeness(column: string, side: 'source' | 'target', node: NodeModel): number {
  const parts = wordsOf(column).filter((word) => !ID_WORDS.includes(word))
  const other = side === 'source' ? 'target' : 'source'
  if (END_WORDS[other].some((word) => parts.includes(word))) return 0
  const rest = parts.filter((word) => !END_WORDS[side].includes(word))
  if (rest.length === parts.length) return endLikeness(column, node) * 0.95
  return rest.length === 0 ? SIDE_LIKENESS : endLikeness(rest.join(' '), node)
}

function words(text: string): readonly string[] {
  return text.split(' ')
}

function best<T extends { readonly likeness: number }>(matches: readonly T[]): T | null {
  return matches.reduce<T | null>((top, match) => (top && top.likeness >= match.likeness ? top : match), null)
}
