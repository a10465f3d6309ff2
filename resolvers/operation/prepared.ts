// From a query text to a checked document: bounds before parsing, parsing, validation, bounds after. A document that
// passed is kept for the next request with the same text; one that failed is not, so that failures cannot push the
// good ones out.

import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { Locale } from '../../graph/model/texts.ts'
import { checkCounts, checkExtent, fragmentsOf, rootFields } from '../limits/document-limits.ts'
import { checkTokens } from '../limits/token-limits.ts'
import { noOperation, parseFailed, refusal, validationFailed } from '../problems.ts'

const VALIDATION_ERRORS_MAX = 20
const INTROSPECTION_FIELDS: readonly string[] = ['__schema', '__type']

export interface PreparedOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Operation type and first root field, for figures and logs: bounded by the schema, unlike the caller's own name. */
  readonly label: string
  readonly introspects: boolean
  readonly live: boolean
}

export type Preparation = PreparedOperation | { readonly errors: readonly GraphQLError[] }

export interface Documents {
  prepare(text: string, operationName: string | undefined, locale: Locale): Preparation
}

export function createDocuments(schema: GraphQLSchema): Documents {
  const kept = new Map<string, DocumentNode>()

  function check(text: string, locale: Locale): DocumentNode | { readonly errors: readonly GraphQLError[] } {
    try {
      checkTokens(text)
      const document = parse(text)
      checkCounts(document)
      const errors = validate(schema, document, specifiedRules, {
        maxErrors: VALIDATION_ERRORS_MAX,
        hideSuggestions: true,
      })
      if (errors.length > 0) return { errors: errors.map((error) => validationFailed(error, locale)) }
      checkExtent(document)
      return document
    } catch (error) {
      if (error instanceof DomainError) return { errors: [refusal(error, locale)] }
      if (error instanceof GraphQLError) return { errors: [parseFailed(error)] }
      throw error
    }
  }

  return {
    prepare(text, operationName, locale) {
      const document = kept.get(text) ?? check(text, locale)
      if ('errors' in document) return document
      keep(kept, text, document)
      return operationOf(document, operationName)
    },
  }
}

/** The most recently used documents stand last. */
function keep(kept: Map<string, DocumentNode>, text: string, document: DocumentNode): void {
  if (text.length > LIMITS.documentCacheCharactersMax) return
  kept.delete(text)
  kept.set(text, document)
  if (kept.size <= LIMITS.documentCacheMax) return
  for (const oldest of kept.keys()) {
    kept.delete(oldest)
    return
  }
}

function operationOf(document: DocumentNode, name: string | undefined): Preparation {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const named =
    name === undefined ? operations : operations.filter((candidate) => candidate.name?.value === name)
  const [operation] = named
  if (!operation || named.length > 1) return { errors: [noOperation()] }
  const fields = rootFields(operation, fragmentsOf(document))
  return {
    document,
    operation,
    label: `${operation.operation}.${fields[0] ?? ''}`,
    introspects: fields.some((field) => INTROSPECTION_FIELDS.includes(field)),
    live:
      operation.operation === 'query' &&
      operation.directives?.some((directive) => directive.name.value === 'live') === true,
  }
}
