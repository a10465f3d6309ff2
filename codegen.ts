// Writes the TypeScript types that follow from the SDL: schema/generated/entities.ts (properties of labels and
// relationship types) and schema/generated/api-types.ts (resolvers of the authored API SDL).
// `node codegen.ts` writes them, `node codegen.ts --check` exits with 1 where they are not up to date.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers'
import { type DefinitionNode, type DocumentNode, Kind, parse, visit } from 'graphql'
import { loadModel } from './graph/model/load-schema.ts'
import type { Model, PropertyModel } from './graph/model/registry.ts'
import type { ScalarName } from './graph/model/values.ts'
import { derivedSdl } from './resolvers/derived/sdl.ts'
import { authoredSdl } from './resolvers/schema.ts'

const FOLDER = new URL('./schema/generated/', import.meta.url)
const HEADER = '// Written by codegen.ts from the SDL. Do not edit.\n'

/** Canonical forms, as graph/model/values.ts has them. */
const TYPES: Readonly<Record<ScalarName, string>> = {
  String: 'string',
  Int: 'number',
  Long: 'bigint',
  Float: 'number',
  Boolean: 'boolean',
  DateTime: 'string',
  Date: 'string',
  Time: 'string',
}

/** Texts of the generated files by name. */
export async function generate(model: Model = loadModel()): Promise<Map<string, string>> {
  return new Map([
    ['entities.ts', HEADER + entityTypes(model)],
    ['api-types.ts', HEADER + (await apiTypes(model))],
  ])
}

/** Names of the generated files that are missing or not up to date. */
export async function staleFiles(): Promise<string[]> {
  const files = [...(await generate())]
  return files.flatMap(([name, text]) => {
    const file = new URL(name, FOLDER)
    return existsSync(file) && readFileSync(file, 'utf8') === text ? [] : [name]
  })
}

function entityTypes(model: Model): string {
  const enumerations = [...model.enumerations].map(
    ([name, values]) => `export type ${name} = ${values.map((value) => `'${value}'`).join(' | ')}`,
  )
  const nodes = [...model.nodes.values()]
  const relationships = [...model.relationships.values()]
  const byType = new Map(relationships.map((one) => [one.propertiesType ?? 'CommonProperties', one]))
  return `${[
    ...enumerations,
    ...nodes.map((node) => interfaceOf(node.label, node.description, node.properties, node.key)),
    ...[...byType].map(([name, one]) => interfaceOf(name, one.description, one.properties, one.key)),
    `/** Properties by label. */\nexport interface NodeTypes {\n${nodes
      .map(({ label }) => `  readonly ${label}: ${label}`)
      .join('\n')}\n}`,
    `/** Properties by relationship type. */\nexport interface RelationshipTypes {\n${relationships
      .map(({ type, propertiesType }) => `  readonly ${type}: ${propertiesType ?? 'CommonProperties'}`)
      .join('\n')}\n}`,
    'export type Label = keyof NodeTypes',
    'export type RelationshipType = keyof RelationshipTypes',
  ].join('\n\n')}\n`
}

function interfaceOf(
  name: string,
  description: string,
  properties: ReadonlyMap<string, PropertyModel>,
  key: string | null,
): string {
  const fields = [...properties.values()].map((property) => {
    const { scalar, list, enumeration } = property.type
    const item = enumeration?.name ?? TYPES[scalar]
    const type = list ? `readonly ${item}[]` : item
    const present = property.required || property.name === key
    return `${commentOf(property.description, '  ')}  readonly ${property.name}${present ? `: ${type}` : `?: ${type} | null`}`
  })
  return `${commentOf(description, '')}export interface ${name} {\n${fields.join('\n')}\n}`
}

function commentOf(description: string, indent: string): string {
  return description === '' ? '' : `${indent}/** ${description.replaceAll('\n', ' ')} */\n`
}

async function apiTypes(model: Model): Promise<string> {
  const records = new Map([
    ...[...model.nodes.keys(), 'Entity'].map((name) => [name, 'NodeRecord'] as const),
    ...[...model.relationships.values()].flatMap(({ propertiesType }) =>
      propertiesType === null ? [] : [[propertiesType, 'RelationshipRecord'] as const],
    ),
  ])
  const schema = authoredWithStubs(model)
  const names = schema.definitions.flatMap((one) => ('name' in one && one.name ? [one.name.value] : []))
  const mapped = names.filter((name) => records.has(name))
  return codegen({
    filename: 'api-types.ts',
    schema,
    documents: [],
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
    config: {
      contextType: '../../resolvers/context.ts#Context',
      mappers: Object.fromEntries(
        mapped.map((name) => [name, `../../graph/store/port.ts#${records.get(name)}`]),
      ),
      scalars: {
        Long: 'bigint',
        DateTime: 'string',
        Date: 'string',
        Time: 'string',
        JSON: 'unknown',
        EdgeWhere: 'unknown',
        EnumValue: 'string',
        Property: 'string',
      },
      enumsAsTypes: true,
      immutableTypes: true,
      useTypeImports: true,
      noSchemaStitching: true,
    },
  })
}

/**
 * The authored SDL and what it names of the derived SDL. Entity types are cut to the fields of `Entity`: resolvers
 * hand over records, whose fields the derived resolvers show.
 */
function authoredWithStubs(model: Model): DocumentNode {
  const authored = authoredSdl().flatMap((text) => parse(text, { noLocation: true }).definitions)
  const derived = new Map<string, DefinitionNode>()
  for (const definition of parse(derivedSdl(model), { noLocation: true }).definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_EXTENSION || !('name' in definition) || !definition.name)
      continue
    derived.set(definition.name.value, stub(definition))
  }
  const definitions: DefinitionNode[] = []
  const wanted: DefinitionNode[] = [...authored]
  for (let next = wanted.shift(); next; next = wanted.shift()) {
    definitions.push(next)
    for (const name of namedTypesOf(next)) {
      const found = derived.get(name)
      derived.delete(name)
      if (found) wanted.push(found)
    }
  }
  return { kind: Kind.DOCUMENT, definitions }
}

function stub(definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition
  const kept = ['id', 'label', 'key', 'displayName', 'provenance']
  const fields = definition.fields?.filter((field) => kept.includes(field.name.value))
  return { ...definition, fields }
}

function namedTypesOf(definition: DefinitionNode): string[] {
  const names: string[] = []
  visit(definition, { NamedType: (node) => void names.push(node.name.value) })
  return names
}

async function main(check: boolean): Promise<number> {
  if (check) {
    const stale = await staleFiles()
    for (const name of stale)
      process.stderr.write(`schema/generated/${name} is not up to date: node codegen.ts\n`)
    return stale.length === 0 ? 0 : 1
  }
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, text] of await generate()) writeFileSync(new URL(name, FOLDER), text)
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.includes('--check'))
}
