// Scalars of the API. Inputs take the canonical forms of graph/model/forms.ts; outputs are already canonical.

import { GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql'
import { DomainError } from '../graph/model/errors.ts'
import { allowedScalar, canonicalScalar } from '../graph/model/forms.ts'
import { textOf } from '../graph/model/validate.ts'
import type { ScalarName, ScalarValue } from '../graph/model/values.ts'

type Variables = Parameters<typeof valueFromASTUntyped>[1]

export const SCALARS = {
  Long: textual('Long'),
  DateTime: textual('DateTime'),
  Date: textual('Date'),
  Time: textual('Time'),
  JSON: json('JSON'),
  EdgeWhere: json('EdgeWhere'),
  EnumValue: named('EnumValue', 'a value of the enumeration'),
  Property: named('Property', 'the name of a property'),
}

function textual(name: Extract<ScalarName, 'Long' | 'DateTime' | 'Date' | 'Time'>): GraphQLScalarType {
  const parse = (value: unknown): ScalarValue => {
    const canonical = canonicalScalar(name, value)
    if (canonical !== null) return canonical
    return refuse(name, value, allowedScalar(name))
  }
  return new GraphQLScalarType({
    name,
    serialize: String,
    parseValue: parse,
    // The literal's own digits, because a number above 2^53-1 would lose its last ones.
    parseLiteral: (node) =>
      parse(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : node.kind),
  })
}

/** An enum literal or a string. */
function named(name: string, allowed: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    parseValue: (value) => (typeof value === 'string' ? value : refuse(name, value, allowed)),
    parseLiteral: (node) =>
      node.kind === Kind.ENUM || node.kind === Kind.STRING ? node.value : refuse(name, node.kind, allowed),
  })
}

function json(name: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    parseValue: (value) => safeJson(name, value),
    parseLiteral: (node: ValueNode, variables: Variables) =>
      safeJson(name, valueFromASTUntyped(node, variables)),
  })
}

/** A number that JSON readers may have rounded already is refused rather than stored wrong. */
function safeJson(name: string, value: unknown): unknown {
  if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    return refuse(name, value, 'numbers up to 2^53-1; a decimal string beyond')
  }
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) safeJson(name, part)
  }
  return value
}

function refuse(field: string, value: unknown, allowed: string): never {
  throw new DomainError('BAD_USER_INPUT', 'wrongValue', { field, value: textOf(value, undefined), allowed })
}
