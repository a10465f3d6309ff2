// Input of filters -> Where. Checks names, values, sizes, and that nobody filters by what they may not
// read. Typed inputs arrive with most of this checked by GraphQL; EdgeWhere arrives as plain JSON.

import { DomainError, type ErrorDetails } from '../model/errors.ts'
import { LIMITS } from '../model/limits.ts'
import type { Model, NodeModel, RelationshipField, RelationshipModel } from '../model/registry.ts'
import { holdsRole, type Rights, requireHeld, requireReadable } from '../model/rights.ts'
import type { ReasonKey } from '../model/texts.ts'
import { parsePropertyFilter } from './property-filter.ts'
import {
  allOf,
  EVERYTHING,
  type LabelledWhere,
  NOTHING,
  negated,
  type Quantifier,
  type Where,
} from './where.ts'

const QUANTIFIERS: readonly string[] = ['some', 'all', 'none', 'single'] satisfies Quantifier[]

type Input = Readonly<Record<string, unknown>>

/** Filter of the nodes of one label; null passes all. */
export function parseNodeWhere(model: Model, label: string, input: unknown, rights: Rights): Where {
  return new WhereParser(model, rights).node(label, input ?? {})
}

/** Filter of nodes of several labels; for one label, that label's own filter. */
export function parseLabelledWhere(
  model: Model,
  labels: readonly string[],
  input: unknown,
  rights: Rights,
): LabelledWhere {
  return new WhereParser(model, rights).labelled(labels, input ?? {})
}

/** Filter by the properties of a relationship, and by its ends where it has a key. */
export function parseRelationshipWhere(model: Model, type: string, input: unknown, rights: Rights): Where {
  return new WhereParser(model, rights).relationship(type, input ?? {})
}

class WhereParser {
  readonly #model: Model
  readonly #rights: Rights
  #parts = 0
  #depth = 0

  constructor(model: Model, rights: Rights) {
    this.#model = model
    this.#rights = rights
  }

  node(label: string, input: unknown): Where {
    const node = this.#model.nodes.get(label)
    if (!node) return refuse('unknownLabel', { field: 'where', value: label })
    requireHeld(this.#rights, label, node.roles)
    const fields = new Map(node.relationships.map((field) => [field.name, field]))
    return this.#typed(node, label, input, (name, value) => {
      const field = fields.get(name)
      return field ? this.#related(node, field, value) : null
    })
  }

  relationship(type: string, input: unknown): Where {
    const relationship = this.#model.relationships.get(type)
    if (!relationship) return refuse('unknownType', { field: 'where', value: type })
    const owner = relationship.propertiesType ?? type
    return this.#typed(relationship, owner, input, (name, value) => {
      if (relationship.key === null || (name !== 'source' && name !== 'target')) return null
      const labels = [...new Set(relationship.ends.map((pair) => pair[name]))]
      return { kind: 'end', type, end: name, inner: this.#deeper(() => this.labelled(labels, value)) }
    })
  }

  labelled(labels: readonly string[], input: unknown): LabelledWhere {
    const [only] = labels
    if (labels.length === 1 && only !== undefined) return new Map([[only, this.node(only, input)]])
    const given = objectOf('where', input)
    for (const name of Object.keys(given)) {
      if (!labels.includes(name)) refuse('unknownProperty', { field: name, allowed: labels.join(', ') })
    }
    const rest = Object.keys(given).length === 0 ? labels.filter((label) => this.#mayRead(label)) : []
    return new Map(
      labels.map((label) => {
        if (given[label]) return [label, this.node(label, given[label])]
        return [label, rest.includes(label) ? EVERYTHING : NOTHING]
      }),
    )
  }

  #typed(
    type: NodeModel | RelationshipModel,
    owner: string,
    input: unknown,
    linked: (name: string, value: unknown) => Where | null,
  ): Where {
    const parts: Where[] = []
    for (const [name, value] of Object.entries(objectOf(owner, input))) {
      if (value === undefined) continue
      this.#count()
      const again = (part: unknown) => this.#typed(type, owner, part, linked)
      if (name === 'AND') parts.push(allOf(listOf(name, value).map(again)))
      else if (name === 'OR') parts.push(anyOf(listOf(name, value).map(again)))
      else if (name === 'NOT') parts.push(negated(again(value)))
      else if (name === 'provenance') parts.push(this.#provenance(type, owner, value))
      else parts.push(linked(name, value) ?? this.#property(type, owner, name, value, false))
    }
    return allOf(parts)
  }

  #provenance(type: NodeModel | RelationshipModel, owner: string, input: unknown): Where {
    const entries = Object.entries(objectOf('provenance', input))
    return allOf(entries.map(([name, value]) => this.#property(type, owner, name, value, true)))
  }

  #property(
    type: NodeModel | RelationshipModel,
    owner: string,
    name: string,
    input: unknown,
    common: boolean,
  ): Where {
    const property = type.properties.get(name)
    if (!property || property.common !== common) {
      const names = [...type.properties.values()]
        .filter((one) => one.common === common)
        .map((one) => one.name)
      return refuse('unknownProperty', { field: `${owner}.${name}`, allowed: names.join(', ') })
    }
    requireReadable(this.#rights, owner, property)
    const predicates = parsePropertyFilter(property, objectOf(name, input))
    for (const _ of predicates) this.#count()
    return allOf(predicates.map((predicate) => ({ kind: 'own', predicate })))
  }

  #mayRead(label: string): boolean {
    return holdsRole(this.#rights, this.#model.nodes.get(label)?.roles ?? null)
  }

  #related(node: NodeModel, field: RelationshipField, input: unknown): Where {
    requireHeld(this.#rights, `${node.label}.${field.name}`, field.roles)
    const related = (quantifier: Quantifier, value: unknown): Where => ({
      kind: 'related',
      label: node.label,
      field,
      quantifier,
      inner: this.#deeper(() => this.labelled(field.targets, value)),
    })
    if (field.single) return input === null ? related('none', {}) : related('some', input)
    const quantifiers = Object.entries(objectOf(field.name, input))
    return allOf(
      quantifiers.map(([name, value]) => {
        if (!isQuantifier(name)) {
          return refuse('unknownProperty', {
            field: `${field.name}.${name}`,
            allowed: QUANTIFIERS.join(', '),
          })
        }
        return related(name, value)
      }),
    )
  }

  #deeper<T>(parse: () => T): T {
    this.#depth += 1
    if (this.#depth > LIMITS.quantifierDepthMax) tooLarge('where', this.#depth, LIMITS.quantifierDepthMax)
    const result = parse()
    this.#depth -= 1
    return result
  }

  #count(): void {
    this.#parts += 1
    if (this.#parts > LIMITS.predicatePartsMax) tooLarge('where', this.#parts, LIMITS.predicatePartsMax)
  }
}

export function tooLarge(field: string, value: number, allowed: number): never {
  throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
    field,
    value: String(value),
    allowed: String(allowed),
  })
}

function isQuantifier(name: string): name is Quantifier {
  return QUANTIFIERS.includes(name)
}

function anyOf(parts: readonly Where[]): Where {
  return parts.length === 0 ? NOTHING : { kind: 'or', parts }
}

function objectOf(field: string, input: unknown): Input {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input)
  return isObject
    ? (input as Input)
    : refuse('wrongValue', { field, value: String(input), allowed: 'a filter' })
}

function listOf(field: string, input: unknown): readonly unknown[] {
  return Array.isArray(input) ? input : refuse('wrongValue', { field, allowed: 'a list of filters' })
}

function refuse(reason: ReasonKey, details: ErrorDetails): never {
  throw new DomainError('BAD_USER_INPUT', reason, details)
}
