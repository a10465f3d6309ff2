// SDL -> Model. Reads the entity types and their directives; what does not fit is refused at start with the place.
// `extend type` may add fields from another file, so a bank's own schema folder can extend the shipped types.

import { createHash } from 'node:crypto'
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  print,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql'
import { assert } from './errors.ts'
import {
  COMMON_PROPERTIES,
  type Direction,
  type EndPair,
  type MaskKind,
  type Model,
  type NodeModel,
  type PropertyModel,
  type RelationshipField,
  type RelationshipModel,
} from './registry.ts'
import type { PropertyType, ScalarName } from './values.ts'

const SCALARS: Readonly<Record<string, ScalarName>> = {
  String: 'String',
  ID: 'String',
  Int: 'Int',
  Long: 'Long',
  Float: 'Float',
  Boolean: 'Boolean',
  DateTime: 'DateTime',
  Date: 'Date',
  Time: 'Time',
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode

interface Source {
  readonly name: string
  readonly description: string
  readonly fields: readonly FieldDefinitionNode[]
  readonly directives: readonly ConstDirectiveNode[]
}

interface RelationshipUse {
  readonly owner: string
  readonly field: RelationshipField
  readonly properties: string | null
  readonly key: string | null
  readonly enforce: boolean
  readonly loops: string | null
  readonly acyclic: boolean
}

/** Builds the model from the parsed entity SDL (all files together). Throws a plain error for SDL that does not fit. */
export function buildModel(document: DocumentNode): Model {
  const sources = collectTypes(document)
  const enumerations = collectEnumerations(document)
  const unions = collectUnions(document)
  const entities = [...sources.values()].filter((source) => directive(source, 'node'))
  const uses: RelationshipUse[] = []
  const nodes = new Map<string, NodeModel>()

  for (const source of entities) {
    const node = directive(source, 'node')
    const key = argument(node, 'key')
    assert(typeof key === 'string', `type ${source.name}: @node needs a key`)
    const own = source.fields.filter((field) => !directive(field, 'relationship'))
    const properties = propertiesOf(source.name, own, key, enumerations)
    const keyProperty = properties.get(key)
    assert(
      keyProperty?.type.scalar === 'String' && !keyProperty.type.list,
      `type ${source.name}: key ${key} must be a String`,
    )
    const relationships = source.fields
      .filter((field) => directive(field, 'relationship'))
      .map((field) => relationshipUse(source.name, field, unions))
    for (const use of relationships) uses.push(use)
    nodes.set(source.name, {
      label: source.name,
      key,
      plural: (argument(node, 'plural') as string | null) ?? lowerFirst(pluralOf(source.name)),
      properties,
      relationships: relationships.map((use) => use.field),
      roles: rolesOf(source),
      description: source.description,
    })
  }

  const relationships = buildRelationships(uses, sources, enumerations, nodes)
  const digest = createHash('sha256').update(print(document)).digest('hex')
  return { nodes, relationships, enumerations, digest }
}

function collectTypes(document: DocumentNode): Map<string, Source> {
  const types = new Map<string, Source>()
  const parts: ObjectNode[] = []
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) parts.unshift(definition)
    if (definition.kind === Kind.OBJECT_TYPE_EXTENSION) parts.push(definition)
  }
  for (const part of parts) {
    const name = part.name.value
    const earlier = types.get(name)
    const isExtension = part.kind === Kind.OBJECT_TYPE_EXTENSION
    assert(
      isExtension === (earlier !== undefined),
      `type ${name}: ${isExtension ? 'extended but not defined' : 'defined twice'}`,
    )
    types.set(name, {
      name,
      description:
        earlier?.description ??
        (part.kind === Kind.OBJECT_TYPE_DEFINITION ? (part.description?.value ?? '') : ''),
      fields: [...(earlier?.fields ?? []), ...(part.fields ?? [])],
      directives: [...(earlier?.directives ?? []), ...(part.directives ?? [])],
    })
  }
  return new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function collectEnumerations(document: DocumentNode): Map<string, readonly string[]> {
  const enumerations = new Map<string, readonly string[]>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      enumerations.set(
        definition.name.value,
        (definition.values ?? []).map((value) => value.name.value),
      )
    }
  }
  return enumerations
}

function collectUnions(document: DocumentNode): Map<string, readonly string[]> {
  const unions = new Map<string, readonly string[]>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      unions.set(
        definition.name.value,
        (definition.types ?? []).map((type) => type.name.value),
      )
    }
  }
  return unions
}

function propertiesOf(
  owner: string,
  fields: readonly FieldDefinitionNode[],
  key: string | null,
  enumerations: ReadonlyMap<string, readonly string[]>,
): Map<string, PropertyModel> {
  const properties = new Map<string, PropertyModel>()
  for (const field of fields) {
    const name = field.name.value
    assert(!properties.has(name), `${owner}.${name}: declared twice`)
    const type = propertyType(`${owner}.${name}`, field.type, enumerations)
    const searched = directive(field, 'search') !== undefined
    assert(!searched || type.scalar === 'String', `${owner}.${name}: only strings can be searched`)
    const pii = directive(field, 'pii')
    properties.set(name, {
      name,
      type,
      required: field.type.kind === Kind.NON_NULL_TYPE,
      indexed: directive(field, 'index') !== undefined,
      searched,
      projected: directive(field, 'project') !== undefined,
      mask: pii ? ((argument(pii, 'mask') as MaskKind | null) ?? 'DROP') : null,
      roles: rolesOf(field),
      identifies: name === key,
      description: field.description?.value ?? '',
      common: false,
    })
    const hidden = name === key && directive(field, 'auth')
    assert(!hidden, `${owner}.${name}: ids and cursors hold a key; put @auth on the type`)
  }
  for (const name of COMMON_PROPERTIES) {
    if (!properties.has(name)) properties.set(name, commonProperty(name))
  }
  return properties
}

const COMMON_DESCRIPTIONS: Readonly<Record<(typeof COMMON_PROPERTIES)[number], string>> = {
  sourceCode: 'Source that delivered it.',
  observedAt: 'When the source saw it.',
  validFrom: 'Start of its validity; absent means always.',
  validTo: 'End of its validity, exclusive; absent means still valid.',
}

function commonProperty(name: (typeof COMMON_PROPERTIES)[number]): PropertyModel {
  return {
    name,
    type: { scalar: name === 'sourceCode' ? 'String' : 'DateTime', list: false, enumeration: null },
    required: false,
    indexed: false,
    searched: false,
    projected: name === 'validFrom' || name === 'validTo',
    mask: null,
    roles: null,
    identifies: false,
    description: COMMON_DESCRIPTIONS[name],
    common: true,
  }
}

function propertyType(
  place: string,
  node: TypeNode,
  enumerations: ReadonlyMap<string, readonly string[]>,
): PropertyType {
  const bare = node.kind === Kind.NON_NULL_TYPE ? node.type : node
  const list = bare.kind === Kind.LIST_TYPE
  const item = list ? (bare.type.kind === Kind.NON_NULL_TYPE ? bare.type.type : bare.type) : bare
  assert(item.kind === Kind.NAMED_TYPE, `${place}: lists of lists are not supported`)
  const name = item.name.value
  const values = enumerations.get(name)
  const scalar = values ? 'String' : SCALARS[name]
  assert(scalar, `${place}: ${name} is not a property type; a link to another type needs @relationship`)
  return { scalar, list, enumeration: values ? { name, values } : null }
}

function relationshipUse(
  owner: string,
  node: FieldDefinitionNode,
  unions: ReadonlyMap<string, readonly string[]>,
): RelationshipUse {
  const facts = directive(node, 'relationship')
  const type = argument(facts, 'type')
  const direction = argument(facts, 'direction')
  const place = `${owner}.${node.name.value}`
  assert(
    typeof type === 'string' && /^[A-Z][A-Z0-9_]*$/.test(type),
    `${place}: @relationship needs an UPPER_SNAKE_CASE type`,
  )
  assert(
    direction === 'OUT' || direction === 'IN' || direction === 'BOTH',
    `${place}: direction must be OUT, IN or BOTH`,
  )
  const bare = node.type.kind === Kind.NON_NULL_TYPE ? node.type.type : node.type
  const list = bare.kind === Kind.LIST_TYPE
  const item = list ? (bare.type.kind === Kind.NON_NULL_TYPE ? bare.type.type : bare.type) : bare
  assert(item.kind === Kind.NAMED_TYPE, `${place}: must name a type or a list of one`)
  const target = item.name.value
  return {
    owner,
    field: {
      name: node.name.value,
      type,
      direction: direction as Direction,
      targets: unions.get(target) ?? [target],
      single: !list,
      roles: rolesOf(node),
      description: node.description?.value ?? '',
    },
    properties: argument(facts, 'properties') as string | null,
    key: argument(facts, 'key') as string | null,
    enforce: argument(facts, 'enforce') === true,
    loops: argument(facts, 'loops') as string | null,
    acyclic: argument(facts, 'acyclic') === true,
  }
}

function buildRelationships(
  uses: readonly RelationshipUse[],
  sources: ReadonlyMap<string, Source>,
  enumerations: ReadonlyMap<string, readonly string[]>,
  nodes: ReadonlyMap<string, NodeModel>,
): Map<string, RelationshipModel> {
  const byType = Map.groupBy(uses, (use) => use.field.type)
  const models = new Map<string, RelationshipModel>()
  for (const [type, group] of [...byType].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const propertiesType = agreed(
      type,
      'properties',
      group.map((use) => use.properties).filter((name) => name !== null),
    )
    const key = agreed(
      type,
      'key',
      group.map((use) => use.key).filter((name) => name !== null),
    )
    const loops = agreed(
      type,
      'loops',
      group.map((use) => use.loops).filter((name) => name !== null),
    )
    const declared = propertiesType === null ? undefined : sources.get(propertiesType)
    assert(
      propertiesType === null || (declared && directive(declared, 'relationshipProperties')),
      `relationship ${type}: ${propertiesType} must be a type with @relationshipProperties`,
    )
    const properties = propertiesOf(propertiesType ?? type, declared?.fields ?? [], key, enumerations)
    for (const name of [key, loops])
      assert(name === null || properties.has(name), `relationship ${type}: no property ${name}`)
    models.set(type, {
      type,
      key,
      properties,
      propertiesType,
      ends: endsOf(type, group, nodes),
      undirected: group.some((use) => use.field.direction === 'BOTH'),
      loops,
      acyclic: group.some((use) => use.acyclic),
      description: declared?.description ?? '',
    })
  }
  return models
}

function endsOf(
  type: string,
  group: readonly RelationshipUse[],
  nodes: ReadonlyMap<string, NodeModel>,
): EndPair[] {
  const ends = new Map<string, EndPair>()
  for (const { owner, field, enforce } of group) {
    for (const target of field.targets) {
      assert(nodes.has(target), `${owner}.${field.name}: ${target} is not a type with @node`)
      const pair = field.direction === 'IN' ? { source: target, target: owner } : { source: owner, target }
      const id = `${pair.source}>${pair.target}`
      const single = field.direction === 'OUT' && field.single && enforce
      ends.set(id, { ...pair, single: single || ends.get(id)?.single === true })
    }
  }
  assert(ends.size > 0, `relationship ${type}: no ends`)
  return [...ends.values()].sort((a, b) => (`${a.source}>${a.target}` < `${b.source}>${b.target}` ? -1 : 1))
}

/** The one value that all uses of a relationship type agree on, or null where none says anything. */
function agreed(type: string, what: string, values: readonly string[]): string | null {
  const [first = null] = values
  assert(
    values.every((value) => value === first),
    `relationship ${type}: its fields disagree on ${what}`,
  )
  return first
}

function directive(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | undefined,
  name: string,
): ConstDirectiveNode | undefined {
  return node?.directives?.find((candidate) => candidate.name.value === name)
}

/** Roles of @auth, or null. */
function rolesOf(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }): string[] | null {
  return argument(directive(node, 'auth'), 'roles') as string[] | null
}

function argument(node: ConstDirectiveNode | undefined, name: string): unknown {
  const found = node?.arguments?.find((candidate) => candidate.name.value === name)
  return found ? valueFromASTUntyped(found.value) : null
}

/** Plain English plural, good enough for type names; @node(plural:) overrides it. */
function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
