// Opens a database: finds out whose it is, brings its schema and hidden properties up to the model, and leaves the mark
// of this product in it.

import { EMPTY_AUDIT_HEAD } from '../../model/audit.ts'
import { DomainError } from '../../model/errors.ts'
import { LIMITS } from '../../model/limits.ts'
import type { Model, NodeModel } from '../../model/registry.ts'
import { META_LABEL, OWN_LABELS, propertyMap, quoted, statementText } from './cypher.ts'
import type { Connection, Row, Transaction } from './driver.ts'
import { hasSearchIndex, migrateSchema } from './schema.ts'
import { hiddenForm, hiddenProperties } from './stored-node.ts'
import { propertiesFromNative } from './values.ts'

export interface Standing {
  readonly readOnly: boolean
  /** False where the hidden properties and the full-text index are missing. */
  readonly isSearchable: boolean
}

/** A database with nodes but without the marker stays as it is, to be read only, unless it is adopted. */
export async function prepareDatabase(
  connection: Connection,
  model: Model,
  marker: string,
  adopt: boolean,
): Promise<Standing> {
  const present = await connection.read(lookAround, null)
  const isOurs = present.meta ? present.meta.marker === marker : present.foreignNodes === 0
  if (!isOurs && !adopt) return { readOnly: true, isSearchable: await hasSearchIndex(connection, model) }
  await migrateSchema(connection, model)
  await markDatabase(connection, marker, adopt)
  if (present.meta?.digest !== model.digest) {
    const forms = present.meta?.hiddenForms
    await rebuildHidden(connection, model, typeof forms === 'string' ? JSON.parse(forms) : {})
  }
  return { readOnly: false, isSearchable: true }
}

/** All nodes are counted before our own: another process may be at the start of an empty database too. */
async function lookAround(transaction: Transaction): Promise<{ meta: Row | null; foreignNodes: number }> {
  const countNodes = async (pattern: string) => {
    const [row] = await transaction.run(`MATCH ${pattern} RETURN count(x) AS count`)
    return Number(row?.count)
  }
  let foreignNodes = await countNodes('(x)')
  for (const label of OWN_LABELS) foreignNodes -= await countNodes(`(x:${label})`)
  const [meta] = await transaction.run(
    `MATCH (m:${META_LABEL} {id: 1})
     RETURN m.marker AS marker, m.digest AS digest, m.hiddenForms AS hiddenForms`,
  )
  return { meta: meta ?? null, foreignNodes: Math.max(0, foreignNodes) }
}

async function markDatabase(connection: Connection, marker: string, adopt: boolean): Promise<void> {
  const [meta] = await connection.write(
    (transaction) =>
      transaction.run(
        `MERGE (m:${META_LABEL} {id: 1})
         ON CREATE SET m += $start
         ON MATCH SET m.marker = CASE WHEN $adopt THEN $marker ELSE m.marker END
         RETURN m.marker AS marker`,
        {
          marker,
          adopt,
          start: {
            marker,
            version: 0n,
            trimmedTo: 0n,
            appliedCount: 0n,
            auditSequence: BigInt(EMPTY_AUDIT_HEAD.sequence),
            auditHash: EMPTY_AUDIT_HEAD.hash,
          },
        },
      ),
    null,
  )
  // Two products that begin on one empty database at once: the other was first.
  if (meta?.marker !== marker) throw new DomainError('FORBIDDEN', 'readOnly', { allowed: 'adopt' })
}

/** Writes the hidden properties anew for labels where they would come out differently now. */
async function rebuildHidden(
  connection: Connection,
  model: Model,
  forms: Readonly<Record<string, string>>,
): Promise<void> {
  for (const node of model.nodes.values()) {
    if (forms[node.label] !== hiddenForm(node)) await rebuildLabel(connection, node)
  }
  const hiddenForms = JSON.stringify(
    Object.fromEntries([...model.nodes.values()].map((node) => [node.label, hiddenForm(node)])),
  )
  await connection.write(
    (transaction) =>
      transaction.run(
        `MATCH (m:${META_LABEL} {id: 1}) SET m.digest = $digest, m.hiddenForms = $hiddenForms`,
        {
          digest: model.digest,
          hiddenForms,
        },
      ),
    null,
  )
}

async function rebuildLabel(connection: Connection, node: NodeModel): Promise<void> {
  const key = quoted(node.key)
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    after = await connection.write(async (transaction) => {
      const rows = await transaction.run(
        `MATCH (x:${quoted(node.label)}) WHERE x.${key} >= ${statementText(from) ?? '$from'}
         RETURN id(x) AS handle, ${propertyMap('x', node.properties)} AS properties
         ORDER BY x.${key} LIMIT $limit`,
        { from, limit: BigInt(LIMITS.scanPageRows) },
      )
      const hidden = rows.map((row) => {
        const properties = propertiesFromNative(node.properties, row.properties as Row)
        return { handle: row.handle, key: properties[node.key], own: hiddenProperties(node, properties) }
      })
      await transaction.run('MATCH (x) WHERE id(x) IN $handles SET x += $own[toString(id(x))]', {
        handles: hidden.map(({ handle }) => handle),
        own: Object.fromEntries(hidden.map(({ handle, own }) => [String(handle), own])),
      })
      // A page begins with the last key of the page before, so a full page of one row would not end.
      return rows.length < LIMITS.scanPageRows ? null : String(hidden.at(-1)?.key)
    }, null)
  }
}

/** Turns "does not answer" into what an operator needs to know at start. */
export function unreachable(error: unknown, uri: string, database: string): unknown {
  if (!(error instanceof DomainError) || error.code !== 'UNAVAILABLE') return error
  const cause = error.cause instanceof Error ? error.cause.message : ''
  const details = { field: database, value: withoutCredentials(uri), allowed: cause }
  return new DomainError('UNAVAILABLE', 'storeUnreachable', details, error)
}

function withoutCredentials(uri: string): string {
  return uri.replace(/\/\/[^/@]*@/, '//')
}
