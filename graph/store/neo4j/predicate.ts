// Prints filters, sort orders and keyset positions as Cypher. In a positive place Cypher's null counts as false, so only
// what stands under NOT is made two-valued; comparisons stay bare and can use indexes.

import { DomainError } from '../../model/errors.ts'
import type { Position, Predicate, SortKey } from '../../model/predicate.ts'
import type { PropertyModel } from '../../model/registry.ts'
import type { PropertyType, ScalarValue, Value } from '../../model/values.ts'
import { foldedName, quoted, statementText } from './cypher.ts'
import { toNative } from './values.ts'

/** What is filtered: the variable, its declared properties and its key property. */
export interface Subject {
  readonly variable: string
  readonly properties: ReadonlyMap<string, PropertyModel>
  readonly key: string
  /** False where the hidden folded forms are missing, in a database that was not adopted. */
  readonly hasFolded: boolean
}

type Compare = Extract<Predicate, { kind: 'compare' }>

const SYMBOLS: Readonly<Partial<Record<Compare['operator'], string>>> = {
  eq: '=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  contains: 'CONTAINS',
  startsWith: 'STARTS WITH',
  endsWith: 'ENDS WITH',
}

/** Texts of one list that stand in the statement itself. */
const STATEMENT_TEXTS_MAX = 100

/** Prints for one statement and gathers its parameters. */
export class PredicatePrinter {
  readonly parameters: Record<string, unknown> = {}
  readonly #subject: Subject

  constructor(subject: Subject) {
    this.#subject = subject
  }

  where(predicate: Predicate): string {
    switch (predicate.kind) {
      case 'all':
        return 'true'
      case 'none':
        return 'false'
      case 'and':
        return this.#joined(predicate.parts, 'AND', 'true')
      case 'or':
        return this.#joined(predicate.parts, 'OR', 'false')
      case 'not':
        return `NOT coalesce(${this.where(predicate.part)}, false)`
      case 'isNull':
        return `${this.property(predicate.property)} IS NULL`
      case 'keys':
        return this.#isOneOf(this.#subject.key, this.#type(this.#subject.key), predicate.keys)
      case 'compare':
        return this.#compare(predicate)
    }
  }

  /** ORDER BY terms; the key breaks ties. */
  order(sort: readonly SortKey[]): string {
    const terms = sort.flatMap(({ property, direction, nulls }) => {
      const name = this.property(property)
      const isUsual = nulls === (direction === 'ASC' ? 'LAST' : 'FIRST')
      // false orders before true, so this puts absent values where they are asked for.
      const nullTerm = `${name} IS NULL ${nulls === 'FIRST' ? 'DESC' : 'ASC'}`
      return isUsual ? [`${name} ${direction}`] : [nullTerm, `${name} ${direction}`]
    })
    return [...terms, `${this.property(this.#subject.key)} ASC`].join(', ')
  }

  /** Rows strictly after a position in that order. */
  after(sort: readonly SortKey[], position: Position): string {
    const key = this.property(this.#subject.key)
    const last = `${key} > ${this.#exact(this.#type(this.#subject.key), position.key)}`
    return sort.reduceRight((rest, sortKey, index) => {
      const value = position.values[index] ?? null
      const past = this.#past(sortKey, value)
      const same = `${this.#same(sortKey.property, value)} AND ${rest}`
      return past === null ? `(${same})` : `(${past} OR (${same}))`
    }, last)
  }

  property(name: string): string {
    return `${this.#subject.variable}.${quoted(name)}`
  }

  #past({ property, direction, nulls }: SortKey, value: Value | null): string | null {
    const name = this.property(property)
    if (value === null) return nulls === 'FIRST' ? `${name} IS NOT NULL` : null
    const symbol = direction === 'ASC' ? '>' : '<'
    const beyond = `${name} ${symbol} ${this.#exact(this.#type(property), value)}`
    return nulls === 'LAST' ? `(${beyond} OR ${name} IS NULL)` : beyond
  }

  #same(property: string, value: Value | null): string {
    const name = this.property(property)
    return value === null ? `${name} IS NULL` : `${name} = ${this.#exact(this.#type(property), value)}`
  }

  #compare({ property, operator, value, folded }: Compare): string {
    if (folded && !this.#subject.hasFolded) {
      throw new DomainError('UNSUPPORTED', 'unsupported', {
        field: property,
        value: 'comparison without case',
        allowed: 'case-sensitive operators, until the database is adopted',
      })
    }
    const type: PropertyType = { ...this.#type(property), list: false }
    const stored = folded ? foldedName(property) : property
    if (isList(value)) return this.#isOneOf(stored, type, value)
    const name = this.property(stored)
    if (operator === 'includes') return `${this.#parameter(toNative(type, value))} IN ${name}`
    return `${name} ${SYMBOLS[operator]} ${this.#exact(type, value)}`
  }

  /** Few texts that must stand in the statement do so; with many the property is read by name, past every index. */
  #isOneOf(property: string, type: PropertyType, values: readonly ScalarValue[]): string {
    const name = this.property(property)
    const isInStatement = (value: ScalarValue) => type.scalar === 'String' && statementText(value) !== null
    const inStatement = values.filter(isInStatement)
    if (inStatement.length > STATEMENT_TEXTS_MAX) {
      const variable = this.#subject.variable
      return `${variable}[${this.#parameter(property)}] IN ${this.#parameter([...values])}`
    }
    const others = values.filter((value) => !isInStatement(value)).map((value) => toNative(type, value))
    const plain = `${name} IN ${this.#parameter(others)}`
    if (inStatement.length === 0) return plain
    return `(${plain} OR ${name} IN [${inStatement.map(statementText).join(', ')}])`
  }

  /** A value that is compared exactly as stored ones are, by code point. */
  #exact(type: PropertyType, value: Value): string {
    const text = type.scalar === 'String' ? statementText(value) : null
    return text ?? this.#parameter(toNative(type, value))
  }

  #parameter(value: unknown): string {
    const name = `p${Object.keys(this.parameters).length}`
    this.parameters[name] = value
    return `$${name}`
  }

  #type(property: string): PropertyType {
    return this.#subject.properties.get(property)!.type
  }

  #joined(parts: readonly Predicate[], operator: string, none: string): string {
    if (parts.length === 0) return none
    return `(${parts.map((part) => this.where(part)).join(` ${operator} `)})`
  }
}

function isList(value: ScalarValue | readonly ScalarValue[]): value is readonly ScalarValue[] {
  return Array.isArray(value)
}
