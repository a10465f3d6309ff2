// Fields of one change. Keys of nodes are shown as the viewer may see them.

import type { ChangeRecord } from '../../graph/model/changes.ts'
import { type NodeRef, nodeId, relationshipId } from '../../graph/model/refs.ts'
import type { Context } from '../context.ts'
import { shownKey } from '../personal.ts'

export const Change = {
  op: (record: ChangeRecord) => ('op' in record ? record.op.toUpperCase() : 'RELOAD'),
  kind: (record: ChangeRecord) =>
    record.kind === 'node' || record.kind === 'bulkNodes' ? 'NODE' : 'RELATIONSHIP',
  label(record: ChangeRecord) {
    if (record.kind === 'node') return record.ref.label
    return record.kind === 'bulkNodes' ? record.label : null
  },
  type: (record: ChangeRecord) => ('type' in record ? record.type : null),
  key(record: ChangeRecord, _args: unknown, context: Context) {
    if (record.kind === 'node') return keyOf(record.ref, context)
    return record.kind === 'relationship' ? record.key : null
  },
  source: (record: ChangeRecord) => (record.kind === 'relationship' ? record.source : null),
  target: (record: ChangeRecord) => (record.kind === 'relationship' ? record.target : null),
  id(record: ChangeRecord, _args: unknown, context: Context) {
    if (record.kind === 'node') {
      // An id holds the key, so it says no more than the key does.
      return keyOf(record.ref, context) === record.ref.key ? nodeId(record.ref) : null
    }
    if (record.kind !== 'relationship' || record.key === null) return null
    return relationshipId(record.type, record.key)
  },
}

export const ChangeEnd = {
  key: (ref: NodeRef, _args: unknown, context: Context) => keyOf(ref, context),
}

function keyOf(ref: NodeRef, context: Context): string {
  return shownKey(context, context.graph.model, { ref })
}
