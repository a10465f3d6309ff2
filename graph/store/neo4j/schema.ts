// Constraints and indexes that follow from the model. Their names begin with `jingwei_` and tell what they are, so
// bringing a database up to the model is a comparison of names; what others created is left alone.

import { createHash } from 'node:crypto'
import { DomainError } from '../../model/errors.ts'
import type { Model, NodeModel, PropertyModel } from '../../model/registry.ts'
import { APPLIED_LABEL, AUDIT_LABEL, CHANGE_LABEL, META_LABEL, quoted, TOKENS } from './cypher.ts'
import type { Connection } from './driver.ts'

const PREFIX = 'jingwei_'
const INDEXES_ONLINE_SECONDS = 600
/** A migration may index a large database. */
const SCHEMA_DEADLINE_MS = INDEXES_ONLINE_SECONDS * 1_000

interface Wanted {
  readonly kind: 'CONSTRAINT' | 'INDEX'
  /** What follows CREATE CONSTRAINT name, or CREATE INDEX name. */
  readonly body: string
  readonly fulltext: boolean
}

/** Name of the full-text index; another one for another set of labels. */
export function searchIndexName(model: Model): string {
  const labels = [...model.nodes.keys()].sort().join(' ')
  return `${PREFIX}search_${createHash('sha256').update(labels).digest('hex').slice(0, 12)}`
}

/** Creates what is missing, drops what the model no longer wants, and waits until the indexes answer. */
export async function migrateSchema(connection: Connection, model: Model): Promise<void> {
  const wanted = wantedSchema(model)
  const present = await presentNames(connection)
  for (const [name, kind] of present) {
    if (!wanted.has(name)) await statement(connection, `DROP ${kind} ${quoted(name)} IF EXISTS`)
  }
  let created = 0
  for (const [name, { kind, body, fulltext }] of wanted) {
    if (present.has(name)) continue
    const index = `${fulltext ? 'FULLTEXT ' : ''}${kind}`
    await statement(connection, `CREATE ${index} ${quoted(name)} IF NOT EXISTS ${body}`)
    created += 1
  }
  if (created > 0) await statement(connection, `CALL db.awaitIndexes(${INDEXES_ONLINE_SECONDS})`)
}

/** True if the database has the full-text index of this model. */
export async function hasSearchIndex(connection: Connection, model: Model): Promise<boolean> {
  return (await presentNames(connection)).has(searchIndexName(model))
}

function wantedSchema(model: Model): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  const unique = (name: string, pattern: string, property: string) =>
    wanted.set(name, {
      kind: 'CONSTRAINT',
      body: `FOR ${pattern} REQUIRE x.${quoted(property)} IS UNIQUE`,
      fulltext: false,
    })
  const index = (name: string, pattern: string, property: string) =>
    wanted.set(name, { kind: 'INDEX', body: `FOR ${pattern} ON (x.${quoted(property)})`, fulltext: false })

  unique(`${PREFIX}meta`, nodePattern(META_LABEL), 'id')
  unique(`${PREFIX}applied`, nodePattern(APPLIED_LABEL), 'key')
  index(`${PREFIX}applied_number`, nodePattern(APPLIED_LABEL), 'number')
  unique(`${PREFIX}audit`, nodePattern(AUDIT_LABEL), 'sequence')
  unique(`${PREFIX}audit_batch`, nodePattern(AUDIT_LABEL), 'batch')
  index(`${PREFIX}change`, nodePattern(CHANGE_LABEL), 'version')
  for (const node of model.nodes.values()) {
    unique(`${PREFIX}key_${node.label}_${node.key}`, nodePattern(node.label), node.key)
    for (const name of indexedNames(node.properties, node.key)) {
      index(`${PREFIX}index_${node.label}_${name}`, nodePattern(node.label), name)
    }
  }
  for (const { type, key, properties } of model.relationships.values()) {
    const pattern = `()-[x:${quoted(type)}]-()`
    if (key !== null) unique(`${PREFIX}key_${type}_${key}`, pattern, key)
    for (const name of indexedNames(properties, key)) index(`${PREFIX}index_${type}_${name}`, pattern, name)
  }
  if (model.nodes.size > 0) wanted.set(searchIndexName(model), searchIndex([...model.nodes.values()]))
  return wanted
}

function searchIndex(nodes: readonly NodeModel[]): Wanted {
  const labels = nodes.map((node) => quoted(node.label)).join('|')
  const options = "{indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
  return {
    kind: 'INDEX',
    body: `FOR (x:${labels}) ON EACH [x.${quoted(TOKENS)}] OPTIONS ${options}`,
    fulltext: true,
  }
}

function nodePattern(label: string): string {
  return `(x:${quoted(label)})`
}

function indexedNames(properties: ReadonlyMap<string, PropertyModel>, key: string | null): string[] {
  return [...properties.values()]
    .filter((property) => property.indexed && property.name !== key)
    .map((property) => property.name)
}

async function presentNames(connection: Connection): Promise<Map<string, 'CONSTRAINT' | 'INDEX'>> {
  const rows = await connection.read(
    async (transaction) => [
      ...(await transaction.run("SHOW CONSTRAINTS YIELD name RETURN name, 'CONSTRAINT' AS kind")),
      ...(await transaction.run(
        "SHOW INDEXES YIELD name, owningConstraint WHERE owningConstraint IS NULL RETURN name, 'INDEX' AS kind",
      )),
    ],
    null,
  )
  const names = new Map<string, 'CONSTRAINT' | 'INDEX'>()
  for (const { name, kind } of rows) {
    if (String(name).startsWith(PREFIX)) names.set(String(name), kind === 'INDEX' ? 'INDEX' : 'CONSTRAINT')
  }
  return names
}

/** A constraint that the present data breaks is refused by the server; that is told as a conflict to solve first. */
async function statement(connection: Connection, cypher: string): Promise<void> {
  try {
    await connection.write((transaction) => transaction.run(cypher), null, SCHEMA_DEADLINE_MS)
  } catch (error) {
    // IF NOT EXISTS looks before it makes: of processes that begin at once, one makes it and the others are told so.
    if (isThereAlready(error)) return
    if (error instanceof DomainError && error.code === 'UNAVAILABLE' && isRefusedSchema(error.cause)) {
      throw new DomainError('CONFLICT', 'schemaRefused', { field: 'database', value: cypher }, error.cause)
    }
    throw error
  }
}

function isThereAlready(error: unknown): boolean {
  const told = error instanceof DomainError ? error.cause : error
  return told instanceof Error && 'code' in told && /SchemaRuleAlreadyExists$/.test(String(told.code))
}

function isRefusedSchema(cause: unknown): boolean {
  return cause instanceof Error && /ConstraintCreationFailed|ConstraintValidationFailed/.test(cause.message)
}
