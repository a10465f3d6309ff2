// A mapping: which columns of which files become which labels, keys, properties and relationships. Reads its form and
// holds its names against the model; the files are not opened here.

import { z } from 'zod'
import type { Model, NodeModel, PropertyModel, RelationshipModel } from '../../model/registry.ts'
import { type Condition, readConditions } from './condition.ts'
import { isObject, type MappingText, type Place, shown } from './mapping-text.ts'
import { nearest } from './similarity.ts'
import { readSources, type SourceSpec } from './source-spec.ts'
import { readValueSpec, type ValueSpec } from './value-spec.ts'

export interface PropertySpec {
  readonly property: PropertyModel
  readonly value: ValueSpec
}

export interface NodeSpec {
  readonly place: Place
  readonly source: SourceSpec
  readonly node: NodeModel
  readonly key: ValueSpec
  readonly where: readonly Condition[]
  readonly properties: readonly PropertySpec[]
}

export interface EndSpec {
  /** Where there are several, the store is asked which node there is. */
  readonly labels: readonly string[]
  readonly key: ValueSpec
}

export interface RelationshipSpec {
  readonly place: Place
  readonly source: SourceSpec
  readonly relationship: RelationshipModel
  readonly ends: { readonly source: EndSpec; readonly target: EndSpec }
  /** Null for types without key, and where rows bring none: it then follows from their content. */
  readonly key: ValueSpec | null
  readonly where: readonly Condition[]
  readonly properties: readonly PropertySpec[]
}

export interface Mapping {
  readonly text: MappingText
  readonly sources: readonly SourceSpec[]
  readonly nodes: readonly NodeSpec[]
  readonly relationships: readonly RelationshipSpec[]
}

const name = (allowed: string) => z.string({ error: allowed }).min(1, { error: allowed })
const optional = z.unknown().optional()
const MAPPING = z.strictObject({
  sources: optional,
  defaults: optional,
  nodes: optional,
  relationships: optional,
})
const NODE = z.strictObject({
  rows: name('the name of a source'),
  label: name('a label'),
  key: optional,
  where: optional,
  properties: optional,
})
const RELATIONSHIP = z.strictObject({
  rows: name('the name of a source'),
  type: name('a relationship type'),
  source: optional,
  target: optional,
  key: optional,
  where: optional,
  properties: optional,
})
const END = z.strictObject({
  label: z.union([z.string().transform((label) => [label]), z.array(z.string()).min(1)], {
    error: 'a label or a list of labels',
  }),
  key: optional,
})

/** Throws BAD_USER_INPUT that names file, line, place and what is allowed, where something does not fit. */
export function readMapping(text: MappingText, model: Model): Mapping {
  const root = text.object([], text.root, MAPPING)
  const sources = readSources(text, root.sources, root.defaults)
  const reader = new MappingReader(text, model, sources)
  return {
    text,
    sources,
    nodes: text.list(['nodes'], root.nodes, (place, item) => reader.node(place, item)),
    relationships: text.list(['relationships'], root.relationships, (place, item) =>
      reader.relationship(place, item),
    ),
  }
}

class MappingReader {
  readonly #text: MappingText
  readonly #model: Model
  readonly #sources: readonly SourceSpec[]

  constructor(text: MappingText, model: Model, sources: readonly SourceSpec[]) {
    this.#text = text
    this.#model = model
    this.#sources = sources
  }

  node(place: Place, raw: unknown): NodeSpec {
    const read = this.#text.object(place, raw, NODE)
    const source = this.#source([...place, 'rows'], read.rows)
    const node = this.#label([...place, 'label'], read.label)
    return {
      place,
      source,
      node,
      key: readValueSpec(this.#text, [...place, 'key'], read.key),
      where: readConditions(this.#text, [...place, 'where'], read.where),
      properties: this.#properties(place, read.properties, node, source),
    }
  }

  relationship(place: Place, raw: unknown): RelationshipSpec {
    const read = this.#text.object(place, raw, RELATIONSHIP)
    const source = this.#source([...place, 'rows'], read.rows)
    const relationship =
      this.#model.relationships.get(read.type) ??
      this.#unknown([...place, 'type'], 'relationship type', read.type, [...this.#model.relationships.keys()])
    const keyless = relationship.key === null && read.key !== undefined
    if (keyless) this.#text.refuse([...place, 'key'], `${read.type} has no key`, 'none: its ends identify it')
    return {
      place,
      source,
      relationship,
      ends: this.#ends(place, read.source, read.target, relationship),
      key: read.key === undefined ? null : readValueSpec(this.#text, [...place, 'key'], read.key),
      where: readConditions(this.#text, [...place, 'where'], read.where),
      properties: this.#properties(place, read.properties, relationship, source),
    }
  }

  #ends(
    place: Place,
    rawSource: unknown,
    rawTarget: unknown,
    relationship: RelationshipModel,
  ): RelationshipSpec['ends'] {
    const source = this.#end([...place, 'source'], rawSource)
    const target = this.#end([...place, 'target'], rawTarget)
    const joins = (from: string, to: string) =>
      relationship.ends.some(
        (pair) =>
          (pair.source === from && pair.target === to) ||
          (relationship.undirected && pair.source === to && pair.target === from),
      )
    for (const from of source.labels) {
      for (const to of target.labels) {
        if (joins(from, to) || source.labels.length + target.labels.length > 2) continue
        const allowed = relationship.ends.map((pair) => `${pair.source} -> ${pair.target}`).join(', ')
        this.#text.refuse(place, `${relationship.type} from ${from} to ${to}`, allowed)
      }
    }
    return { source, target }
  }

  #end(place: Place, raw: unknown): EndSpec {
    const { label, key } = this.#text.object(place, raw, END)
    for (const one of label) this.#label([...place, 'label'], one)
    return { labels: label, key: readValueSpec(this.#text, [...place, 'key'], key) }
  }

  #properties(
    place: Place,
    raw: unknown,
    type: NodeModel | RelationshipModel,
    source: SourceSpec,
  ): PropertySpec[] {
    const at = [...place, 'properties']
    if (raw !== undefined && !isObject(raw))
      this.#text.refuse(at, `got ${shown(raw)}`, 'an object of properties')
    const names = [...type.properties.keys()].filter((property) => property !== type.key)
    const properties = Object.entries(isObject(raw) ? raw : {}).map(([property, value]) => {
      const model = type.properties.get(property)
      if (property === type.key) this.#text.refuse([...at, property], `${property} is the key`, 'key: ...')
      if (!model) return this.#unknown([...at, property], 'property', property, names)
      return { property: model, value: readValueSpec(this.#text, [...at, property], value) }
    })
    const provenance = type.properties.get('sourceCode')
    const given = properties.some(({ property }) => property.name === 'sourceCode')
    if (source.sourceCode === null || !provenance || given || provenance.name === type.key) return properties
    const value = { kind: 'constant', place: source.place, value: source.sourceCode } as const
    return [...properties, { property: provenance, value }]
  }

  #source(place: Place, wanted: string): SourceSpec {
    const names = this.#sources.map((source) => source.name)
    return (
      this.#sources.find((source) => source.name === wanted) ?? this.#unknown(place, 'source', wanted, names)
    )
  }

  #label(place: Place, wanted: string): NodeModel {
    return (
      this.#model.nodes.get(wanted) ?? this.#unknown(place, 'label', wanted, [...this.#model.nodes.keys()])
    )
  }

  #unknown(place: Place, what: string, wanted: string, names: readonly string[]): never {
    return this.#text.refuse(place, `unknown ${what} ${shown(wanted)}`, nearest(wanted, names))
  }
}
