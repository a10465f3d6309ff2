// SDL of everything that follows from the model: object types, connections, filters and root list fields. Types are
// shared wherever two would be alike, because every client reads the introspection of the whole model.

import { assert } from '../../graph/model/errors.ts'
import type {
  Model,
  NodeModel,
  PropertyModel,
  RelationshipField,
  RelationshipModel,
} from '../../graph/model/registry.ts'
import { filterName, filterSdl } from './filter-sdl.ts'
import {
  ENTITY,
  endTypeOf,
  type ListedType,
  listedTypes,
  nodeTypeOf,
  ownProperties,
  propertiesTypes,
  relatedTypes,
} from './listed-types.ts'

/** Fields that the derived types have besides the declared ones. */
const RESERVED: readonly string[] = ['provenance', 'AND', 'OR', 'NOT']
const RESERVED_OF_NODES: readonly string[] = [...RESERVED, 'id', 'label', 'key', 'displayName']
const RESERVED_OF_RELATIONSHIPS: readonly string[] = [...RESERVED, 'id', 'source', 'target']

export function derivedSdl(model: Model): string {
  const listed = listedTypes(model)
  const nodes = [...model.nodes.values()]
  const keyed = [...model.relationships.values()].filter((relationship) => relationship.key !== null)
  const related = relatedTypes(model)
  assertNames(model, listed)
  return [
    ...[...model.enumerations].map(([name, values]) => block(`enum ${name}`, values)),
    filterSdl(),
    ...nodes.map((node) => entityType(model, node)),
    ...[...propertiesTypes(model)].map(([name, relationship]) => propertiesObject(name, relationship)),
    ...nodes.map((node) => whereInput(node.label, [...propertyFilters(node), ...relationshipFilters(node)])),
    ...keyed.map((relationship) =>
      whereInput(relationship.propertiesType ?? '', [
        ...propertyFilters(relationship),
        `source: ${endTypeOf(relationship, 'source')}Where`,
        `target: ${endTypeOf(relationship, 'target')}Where`,
      ]),
    ),
    whereOfEntities(nodes),
    ...[...related].map(quantifier),
    ...[...listed.map((type) => type.typeName), ENTITY].map((type) => connection(type, related.has(type))),
    block('extend type Query', listed.map(rootField)),
  ].join('\n\n')
}

function entityType(model: Model, node: NodeModel): string {
  return block(`${described(node.description)}type ${node.label} implements Node & Entity`, [
    'id: ID!',
    'label: String!',
    'key: String!',
    'displayName: String!',
    'provenance: Provenance!',
    ...ownProperties(node).map((property) => propertyField(property, node.key)),
    ...node.relationships.map((field) => relationshipField(model, field)),
  ])
}

function propertiesObject(name: string, relationship: RelationshipModel): string {
  const { key, description } = relationship
  const keyed = [
    'id: ID!',
    `source: ${endTypeOf(relationship, 'source')}!`,
    `target: ${endTypeOf(relationship, 'target')}!`,
  ]
  const interfaces = `RelationshipProperties${key === null ? '' : ' & Node'}`
  return block(`${described(description)}type ${name} implements ${interfaces}`, [
    ...(key === null ? [] : keyed),
    'provenance: Provenance!',
    ...ownProperties(relationship).map((property) => propertyField(property, key)),
  ])
}

function propertyField(property: PropertyModel, key: string | null): string {
  const item = property.type.enumeration?.name ?? property.type.scalar
  const type = property.type.list ? `[${item}!]` : item
  return `${described(property.description)}${property.name}: ${type}${property.name === key ? '!' : ''}`
}

function relationshipField(model: Model, field: RelationshipField): string {
  const hasOwn = model.relationships.get(field.type)?.propertiesType != null
  const target = nodeTypeOf(field.targets)
  const head = `${described(field.description)}${field.name}`
  if (field.single) return `${head}: ${target}`
  const order = target === ENTITY ? '' : ', orderBy: [Order]'
  const edges = hasOwn ? ', edgeWhere: EdgeWhere' : ''
  return `${head}(where: ${target}Where${order}, first: Int, after: String${edges}): ${target}Connection`
}

function whereInput(name: string, fields: readonly string[]): string {
  return block(`input ${name}Where`, [
    ...fields,
    `AND: [${name}Where]`,
    `OR: [${name}Where]`,
    `NOT: ${name}Where`,
  ])
}

function propertyFilters(type: NodeModel | RelationshipModel): string[] {
  const own = ownProperties(type).map((property) => `${property.name}: ${filterName(property)}`)
  return [...own, 'provenance: ProvenanceWhere']
}

/** A list is filtered through a quantifier; of a single relationship the node's own filter is given. */
function relationshipFilters(node: NodeModel): string[] {
  return node.relationships.map(
    (field) => `${field.name}: ${nodeTypeOf(field.targets)}${field.single ? 'Where' : 'Quantifier'}`,
  )
}

function quantifier(target: string): string {
  return block(
    `input ${target}Quantifier`,
    ['some', 'all', 'none', 'single'].map((name) => `${name}: ${target}Where`),
  )
}

function whereOfEntities(nodes: readonly NodeModel[]): string {
  const fields = nodes.flatMap((node) => node.relationships).filter((field) => field.targets.length > 1)
  const labels = new Set(fields.flatMap((field) => field.targets))
  const shown = labels.size > 0 ? [...labels].sort() : nodes.map((node) => node.label)
  return block(
    `"A node passes if the filter given for its label passes; without any, all pass."\ninput ${ENTITY}Where`,
    shown.map((label) => `${label}: ${label}Where`),
  )
}

/**
 * Nothing but items is non-null: the page, the count and the aggregate are read apart, and one that fails leaves the
 * others standing. Only edges of relationships have properties.
 */
function connection(type: string, related: boolean): string {
  return `type ${type}Connection {
  edges: [${type}Edge!]
  nodes: [${type}!]
  pageInfo: PageInfo
  totalCount: Int
  aggregate(by: AggregateBy): Aggregate
}

type ${type}Edge {
  cursor: String!
  node: ${type}!
${related ? '  properties: RelationshipProperties\n' : ''}}`
}

function rootField({ typeName, plural }: ListedType): string {
  return `${plural}(where: ${typeName}Where, orderBy: [Order], first: Int, after: String): ${typeName}Connection`
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n  ${lines.join('\n  ')}\n}`
}

function described(description: string): string {
  return description === '' ? '' : `${JSON.stringify(description)}\n`
}

/** Names that would collide are refused at start, with the place. */
function assertNames(model: Model, listed: readonly ListedType[]): void {
  for (const node of model.nodes.values()) {
    const names = [...ownProperties(node), ...node.relationships].map((field) => field.name)
    assertFree(node.label, names, RESERVED_OF_NODES)
  }
  for (const relationship of model.relationships.values()) {
    const names = ownProperties(relationship).map((property) => property.name)
    assertFree(relationship.propertiesType ?? relationship.type, names, RESERVED_OF_RELATIONSHIPS)
  }
  assertFree(
    'Query',
    listed.map((type) => type.plural),
    ['node', 'nodes', 'entity', 'model'],
  )
}

function assertFree(owner: string, names: readonly string[], reserved: readonly string[]): void {
  const seen = new Set(reserved)
  for (const name of names) {
    assert(!seen.has(name), `${owner}.${name}: the name is taken`)
    seen.add(name)
  }
}
