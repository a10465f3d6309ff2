// The filter object of one property, `{gt: 5, lte: 9}`, -> predicates that must all hold.

import { DomainError } from '../model/errors.ts'
import { allowedForm, canonicalScalar } from '../model/forms.ts'
import { LIMITS } from '../model/limits.ts'
import type { CompareOperator, Predicate } from '../model/predicate.ts'
import type { PropertyModel } from '../model/registry.ts'
import { textOf } from '../model/validate.ts'
import type { ScalarValue } from '../model/values.ts'
import { foldText } from '../search/fold.ts'

const EQUALITY = ['eq', 'ne', 'in', 'notIn', 'isNull']
const ORDER = ['lt', 'lte', 'gt', 'gte']
const TEXT = ['contains', 'startsWith', 'endsWith']

/** Throws BAD_USER_INPUT for an operator or value that the property does not take. */
export function parsePropertyFilter(
  property: PropertyModel,
  filter: Readonly<Record<string, unknown>>,
): Predicate[] {
  const folded = filter.ignoreCase === true
  return Object.entries(filter)
    .filter(([operator, operand]) => operator !== 'ignoreCase' && operand !== undefined)
    .map(([operator, operand]) => condition(property, operator, operand, folded))
}

function condition(property: PropertyModel, operator: string, operand: unknown, folded: boolean): Predicate {
  const { name } = property
  const operators = operatorsOf(property)
  if (!operators.includes(operator) || (folded && !property.searched)) {
    throw new DomainError('BAD_USER_INPUT', 'unknownProperty', {
      field: `${name}.${folded && !property.searched ? 'ignoreCase' : operator}`,
      allowed: operators.join(', '),
    })
  }
  const isNull: Predicate = { kind: 'isNull', property: name }
  const compare = (how: CompareOperator, value: ScalarValue | readonly ScalarValue[]): Predicate => ({
    kind: 'compare',
    property: name,
    operator: how,
    value,
    folded,
  })
  switch (operator) {
    case 'isNull':
      if (typeof operand !== 'boolean') return wrong(property, operator, operand, 'true or false')
      return operand ? isNull : not(isNull)
    case 'eq':
    case 'ne': {
      const equal = operand === null ? isNull : compare('eq', operandOf(property, operator, operand, folded))
      return operator === 'eq' ? equal : not(equal)
    }
    case 'in':
    case 'notIn': {
      const allowed = `a list of at most ${LIMITS.listItemsMax}`
      if (!Array.isArray(operand) || operand.length > LIMITS.listItemsMax) {
        return wrong(property, operator, Array.isArray(operand) ? operand.length : operand, allowed)
      }
      const values = operand.map((item) => operandOf(property, operator, item, folded))
      const within: Predicate = values.length === 0 ? { kind: 'none' } : compare('in', values)
      return operator === 'in' ? within : not(within)
    }
    default:
      return compare(operator as CompareOperator, operandOf(property, operator, operand, folded))
  }
}

function operatorsOf({ type }: PropertyModel): string[] {
  if (type.list) return ['includes', 'isNull']
  if (type.enumeration || type.scalar === 'Boolean') return EQUALITY
  return [...EQUALITY, ...ORDER, ...(type.scalar === 'String' ? TEXT : [])]
}

function operandOf(
  property: PropertyModel,
  operator: string,
  operand: unknown,
  folded: boolean,
): ScalarValue {
  const { scalar, enumeration } = property.type
  const value = canonicalScalar(scalar, operand)
  const known = !enumeration || (typeof value === 'string' && enumeration.values.includes(value))
  if (value === null || !known) return wrong(property, operator, operand)
  return folded && typeof value === 'string' ? foldText(value) : value
}

function wrong(property: PropertyModel, operator: string, operand: unknown, allowed?: string): never {
  throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
    field: `${property.name}.${operator}`,
    value: textOf(operand, property),
    allowed: allowed ?? allowedForm({ ...property.type, list: false }),
  })
}

function not(part: Predicate): Predicate {
  return { kind: 'not', part }
}
