// Bounds on a parsed query: aliases, directives, root fields, depth, and fields after fragments are put in place, so
// that a short text cannot ask for a huge answer. Introspection is exempt from depth; GraphQL's own rule bounds it.

import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { LIMITS } from '../../graph/model/limits.ts'
import { atMost } from './token-limits.ts'

interface Extent {
  readonly depth: number
  readonly fields: number
}

const EMPTY: Extent = { depth: 0, fields: 0 }

/**
 * What may be counted without knowing that fragments are free of cycles. Fields of one name side by side, and
 * fragments, are few, because GraphQL compares such fields pair by pair to see whether they agree. Throws
 * LIMIT_EXCEEDED.
 */
export function checkCounts(document: DocumentNode): void {
  let aliases = 0
  let directives = 0
  let fragments = 0
  visit(document, {
    SelectionSet: ({ selections }) => {
      const names = new Map<string, number>()
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) continue
        const name = (selection.alias ?? selection.name).value
        names.set(name, (names.get(name) ?? 0) + 1)
      }
      atMost('query repeated fields', Math.max(0, ...names.values()), LIMITS.queryRepeatedFieldsMax)
    },
    FragmentDefinition: () => {
      fragments += 1
    },
    Field: (node) => {
      if (node.alias) aliases += 1
    },
    Directive: () => {
      directives += 1
    },
  })
  atMost('query aliases', aliases, LIMITS.queryAliasesMax)
  atMost('query fragments', fragments, LIMITS.queryFragmentsMax)
  atMost('query directives', directives, LIMITS.queryDirectivesMax)
}

/** Depth, fields and root fields of each operation of a valid document. Throws LIMIT_EXCEEDED. */
export function checkExtent(document: DocumentNode): void {
  const fragments = fragmentsOf(document)
  const extents = new Map<string, Extent>()
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue
    const { depth, fields } = extentOf(operation.selectionSet, fragments, extents)
    atMost('query depth', depth, LIMITS.queryDepthMax)
    atMost('query fields', fields, LIMITS.queryFieldsMax)
    atMost('query root fields', rootFields(operation, fragments).length, LIMITS.queryRootFieldsMax)
  }
}

/** Names of the root fields of an operation, those in fragments included. */
export function rootFields(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string[] {
  const collect = (set: SelectionSetNode): string[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value]
      if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet)
      const fragment = fragments.get(selection.name.value)
      return fragment ? collect(fragment.selectionSet) : []
    })
  return collect(operation.selectionSet)
}

export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  return fragments
}

/** Each fragment is measured once, so fragments that use others many times cost nothing to measure. */
function extentOf(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  extents: Map<string, Extent>,
): Extent {
  let depth = 0
  let fields = 0
  for (const selection of set.selections) {
    let inner = EMPTY
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value
      const fragment = fragments.get(name)
      inner = extents.get(name) ?? (fragment ? extentOf(fragment.selectionSet, fragments, extents) : EMPTY)
      extents.set(name, inner)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      inner = extentOf(selection.selectionSet, fragments, extents)
    } else {
      const isIntrospection = selection.name.value === '__schema' || selection.name.value === '__type'
      const below =
        selection.selectionSet && !isIntrospection
          ? extentOf(selection.selectionSet, fragments, extents)
          : EMPTY
      inner = { depth: below.depth + 1, fields: below.fields + 1 }
    }
    depth = Math.max(depth, inner.depth)
    fields += inner.fields
  }
  return { depth, fields }
}
