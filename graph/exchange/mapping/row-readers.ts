// What one part of a mapping makes of a row: a node, or a relationship whose ends may still have to be settled.

import type { Change } from '../../model/changes.ts'
import { DomainError } from '../../model/errors.ts'
import { KEY_ALLOWED } from '../../model/forms.ts'
import type { Model, NodeModel } from '../../model/registry.ts'
import { parseNodeRow } from '../../model/validate.ts'
import type { PendingEnd, PendingRelationship } from '../relationship-rows.ts'
import type { Cells } from './cells.ts'
import { type CellReader, type CompileContext, compileValue, propertyInput, TEXT } from './compile-value.ts'
import type { Condition } from './condition.ts'
import type { EndSpec, NodeSpec, PropertySpec, RelationshipSpec } from './mapping.ts'
import type { ValueSpec } from './value-spec.ts'

export interface RowReader<T> {
  /** Its label or type. */
  readonly name: string
  /** False for rows that the mapping leaves out. */
  wants(cells: Cells): boolean
  /** Throws DomainError where the row is refused. */
  read(cells: Cells): T
}

export interface ReaderContext extends CompileContext {
  readonly model: Model
}

export function compileNode(
  { node, key, where, properties }: NodeSpec,
  context: ReaderContext,
): RowReader<Change> {
  const readKey = compileKey(node.key, node, key, context)
  const readProperties = compileProperties(properties, context)
  return {
    name: node.label,
    wants: compileConditions(where, context),
    read: (cells) => {
      const values = readProperties(cells)
      values[node.key] = readKey(cells) ?? undefined
      return parseNodeRow(context.model, node.label, values)
    },
  }
}

export function compileRelationship(
  { relationship, ends, key, where, properties }: RelationshipSpec,
  context: ReaderContext,
): RowReader<PendingRelationship> {
  const source = compileEnd('source', ends.source, context)
  const target = compileEnd('target', ends.target, context)
  const readProperties = compileProperties(properties, context)
  const keyName = relationship.key
  const property = keyName === null ? undefined : relationship.properties.get(keyName)
  const readKey =
    key && keyName !== null ? compileValue(key, { field: keyName, type: TEXT, property }, context) : null
  return {
    name: relationship.type,
    wants: compileConditions(where, context),
    read: (cells) => {
      const values = readProperties(cells)
      if (readKey !== null && keyName !== null) {
        const value = readKey(cells)
        // A mapping that names a key means it: no key is made up where a row lacks it.
        if (value === null)
          throw new DomainError('BAD_USER_INPUT', 'missing', { field: keyName, allowed: KEY_ALLOWED })
        values[keyName] = value
      }
      return { relationship, source: source(cells), target: target(cells), values }
    },
  }
}

function compileEnd(
  field: 'source' | 'target',
  end: EndSpec,
  context: ReaderContext,
): (cells: Cells) => PendingEnd {
  const [label = ''] = end.labels
  const node = context.model.nodes.get(label)
  const readKey = compileKey(field, node, end.key, context)
  return (cells) => {
    const key = readKey(cells)
    if (typeof key === 'string') return { field, key, labels: end.labels }
    const code = key === null ? 'missing' : 'wrongValue'
    throw new DomainError('BAD_USER_INPUT', code, { field, value: 'a list', allowed: 'the key of a node' })
  }
}

function compileKey(
  field: string,
  node: NodeModel | undefined,
  spec: ValueSpec,
  context: ReaderContext,
): CellReader {
  return compileValue(spec, { field, type: TEXT, property: node?.properties.get(node.key) }, context)
}

function compileProperties(
  properties: readonly PropertySpec[],
  context: ReaderContext,
): (cells: Cells) => Record<string, unknown> {
  const readers = properties.map(({ property, value }) => {
    const { name, type } = property
    return { name, type, read: compileValue(value, { field: name, type, property }, context) }
  })
  return (cells) => {
    const values: Record<string, unknown> = {}
    for (const { name, type, read } of readers) {
      const value = propertyInput(read(cells), type)
      if (value !== undefined) values[name] = value
    }
    return values
  }
}

function compileConditions(
  where: readonly Condition[],
  { columns }: ReaderContext,
): (cells: Cells) => boolean {
  const tests = where.map((test) => [test, columns.positionOf(test.column, test.place)] as const)
  if (tests.length === 0) return () => true
  return (cells) => tests.every(([test, position]) => test.holds(cells[position] ?? null))
}
