// The change feed as a subscription. What is filtered by key is the key as the viewer may see it, so that a masked key
// cannot be found out by asking for it.

import type { ChangeRecord } from '../../graph/model/changes.ts'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { NodeRef } from '../../graph/model/refs.ts'
import type { Model } from '../../graph/model/registry.ts'
import { holdsRole } from '../../graph/model/rights.ts'
import type { Context } from '../context.ts'
import { createMailbox } from '../live/mailbox.ts'
import { shownKey } from '../personal.ts'

export interface ChangesArguments {
  readonly labels?: readonly string[] | null
  readonly keys?: readonly string[] | null
}

/** Changes from now on, until the request's signal aborts or the reader leaves. */
export function changes(
  { labels, keys }: ChangesArguments,
  context: Context,
): AsyncIterableIterator<ChangeRecord> {
  const { graph, signal } = context
  checkLabels(graph.model, labels ?? [])
  checkKeys(keys ?? [])
  const mailbox = createMailbox<ChangeRecord>(LIMITS.subscriptionBufferMax, () => {
    stopListening()
    signal.removeEventListener('abort', mailbox.end)
  })
  const stopListening = graph.onChanges((records) => {
    for (const record of records) if (matches(record)) mailbox.push(record)
  })
  signal.addEventListener('abort', mailbox.end)
  if (signal.aborted) mailbox.end()
  return mailbox.events

  function matches(record: ChangeRecord): boolean {
    return (
      (record.kind === 'bulkRelationships' || labelsOf(graph.model, record).every(readable)) &&
      (!labels || labelsOf(graph.model, record).some((label) => labels.includes(label))) &&
      (!keys || keysOf(record).some((key) => keys.includes(key)))
    )
  }

  function readable(label: string): boolean {
    return holdsRole(context.viewer, graph.model.nodes.get(label)?.roles ?? null)
  }

  /** A bulk load may have touched every key. */
  function keysOf(record: ChangeRecord): readonly string[] {
    if (record.kind === 'node') return [shown(record.ref)]
    if (record.kind !== 'relationship') return keys ?? []
    return [shown(record.source), shown(record.target), ...(record.key === null ? [] : [record.key])]
  }

  function shown(ref: NodeRef): string {
    return shownKey(context, graph.model, { ref })
  }
}

function labelsOf(model: Model, record: ChangeRecord): readonly string[] {
  switch (record.kind) {
    case 'node':
      return [record.ref.label]
    case 'bulkNodes':
      return [record.label]
    case 'relationship':
      return [record.source.label, record.target.label]
    case 'bulkRelationships':
      return (model.relationships.get(record.type)?.ends ?? []).flatMap((end) => [end.source, end.target])
  }
}

function checkLabels(model: Model, labels: readonly string[]): void {
  const unknown = labels.find((label) => !model.nodes.has(label))
  if (unknown === undefined) return
  throw new DomainError('BAD_USER_INPUT', 'unknownLabel', { field: 'labels', value: unknown })
}

function checkKeys(keys: readonly string[]): void {
  if (keys.length <= LIMITS.refsMax) return
  throw new DomainError('LIMIT_EXCEEDED', 'tooLarge', {
    field: 'keys',
    value: String(keys.length),
    allowed: String(LIMITS.refsMax),
  })
}
