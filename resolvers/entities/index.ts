// Module `entities`: schema/api/base.graphql. Reads any node, shows the model, and writes rows in bulk.

import {
  parseNodeDeletion,
  parseNodeRow,
  parseRelationshipDeletion,
  parseRelationshipRow,
} from '../../graph/model/validate.ts'
import type { Context } from '../context.ts'
import { bulkWrite } from './bulk.ts'
import { findById, findByIds, findEntity } from './lookup.ts'
import { shownModel } from './model-types.ts'

interface Input<Facts> {
  readonly input: Facts & { readonly idempotencyKey?: string | null }
}

interface LabelRows {
  readonly label: string
  readonly rows: readonly unknown[]
}

interface TypeRows {
  readonly type: string
  readonly rows: readonly unknown[]
}

interface NodeKeys {
  readonly label: string
  readonly keys: readonly string[]
  readonly detach: boolean
}

export const Query = {
  node: (_root: unknown, { id }: { id: string }, context: Context) => findById(context, id),
  nodes: (_root: unknown, { ids }: { ids: readonly string[] }, context: Context) => findByIds(context, ids),
  entity: (_root: unknown, ref: { label: string; key: string }, context: Context) => findEntity(context, ref),
  model: (_root: unknown, _args: unknown, context: Context) => shownModel(context),
}

export const Mutation = {
  upsertNodes: (_root: unknown, { input }: Input<LabelRows>, context: Context) =>
    bulkWrite(context, {
      ...input,
      action: 'upsertNodes',
      parse: (row) => parseNodeRow(context.graph.model, input.label, row),
    }),
  upsertRelationships: (_root: unknown, { input }: Input<TypeRows>, context: Context) =>
    bulkWrite(context, {
      ...input,
      action: 'upsertRelationships',
      parse: (row) => parseRelationshipRow(context.graph.model, input.type, row),
    }),
  deleteNodes: (_root: unknown, { input }: Input<NodeKeys>, context: Context) =>
    bulkWrite(context, {
      ...input,
      rows: input.keys,
      action: 'deleteNodes',
      parse: (key) => parseNodeDeletion(context.graph.model, input.label, key, input.detach),
    }),
  deleteRelationships: (_root: unknown, { input }: Input<TypeRows>, context: Context) =>
    bulkWrite(context, {
      ...input,
      action: 'deleteRelationships',
      parse: (row) => parseRelationshipDeletion(context.graph.model, input.type, row),
    }),
}
