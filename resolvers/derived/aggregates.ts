// Counts and figures over a listed type, grouped by its own properties. The store does the arithmetic.

import type { GraphQLFieldResolver } from 'graphql'
import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { PropertyModel } from '../../graph/model/registry.ts'
import type { ScalarName, Value } from '../../graph/model/values.ts'
import { scalarProperty } from '../../graph/query/order.ts'
import { tooLarge } from '../../graph/query/parse-where.ts'
import type { AggregateGroup, Measure } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'
import { shownValue } from '../personal.ts'
import type { ListedType } from './listed-types.ts'
import { readOptions, whereOf } from './root-lists.ts'

interface AggregateArguments {
  readonly where?: unknown
  readonly groupBy?: readonly string[] | null
  readonly measures?: readonly string[] | null
  readonly first?: number | null
}

const NUMERIC: readonly ScalarName[] = ['Int', 'Long', 'Float']
const TEMPORAL: readonly ScalarName[] = ['DateTime', 'Date', 'Time']

export function rootAggregate(type: ListedType): GraphQLFieldResolver<unknown, Context, AggregateArguments> {
  return async (_root, args, context) => {
    const { store } = context.graph
    const options = readOptions(context)
    const { seesPersonal } = context.viewer
    const groupBy = (args.groupBy ?? []).map((name) => scalarProperty(type, 'groupBy', name, seesPersonal))
    if (groupBy.length > LIMITS.groupByPropertiesMax) {
      tooLarge('groupBy', groupBy.length, LIMITS.groupByPropertiesMax)
    }
    const measured = (args.measures ?? []).map((name) =>
      measurable(type, scalarProperty(type, 'measures', name, seesPersonal)),
    )
    const limit = groupCount(args.first)
    const where = await whereOf(type, args.where, context)()
    const measures = measured.flatMap(measuresOf)
    const query = { where, groupBy: groupBy.map(({ name }) => name), measures, limit: limit + 1 }

    const groups = async () =>
      type.kind === 'node'
        ? store.aggregateNodes(type.name, query, options)
        : store.aggregateRelationships(type.name, query, options)
    const count = async () =>
      type.kind === 'node'
        ? store.countNodes(type.name, where, options)
        : store.countRelationships(type.name, where, options)

    const found = await groups()
    return {
      count,
      hasMoreGroups: found.length > limit,
      groups: found.slice(0, limit).map((group) => ({
        count: group.count,
        values: groupBy.map((property, index) => ({
          field: property.name,
          value: textOrNull(shownValue(context, type.typeName, property, group.group[index] ?? null)),
        })),
        measures: measured.map(({ name }) => figures(name, measures, group)),
      })),
    }
  }
}

function groupCount(first: number | null | undefined): number {
  const groups = first ?? LIMITS.aggregateGroupsMax
  if (groups >= 1 && groups <= LIMITS.aggregateGroupsMax) return groups
  throw new DomainError('BAD_USER_INPUT', 'outOfRange', {
    field: 'first',
    value: String(groups),
    allowed: `1 to ${LIMITS.aggregateGroupsMax}`,
  })
}

function measurable(type: ListedType, property: PropertyModel): PropertyModel {
  const hasFigures = ({ type: { scalar, list } }: PropertyModel) =>
    !list && (NUMERIC.includes(scalar) || TEMPORAL.includes(scalar))
  if (hasFigures(property)) return property
  const names = [...type.properties.values()].filter(hasFigures).map(({ name }) => name)
  throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
    field: 'measures',
    value: property.name,
    allowed: names.join(', '),
  })
}

function measuresOf({ name, type }: PropertyModel): Measure[] {
  const extremes: Measure[] = [
    { property: name, operator: 'min' },
    { property: name, operator: 'max' },
  ]
  if (!NUMERIC.includes(type.scalar)) return extremes
  return [{ property: name, operator: 'sum' }, { property: name, operator: 'avg' }, ...extremes]
}

function figures(field: string, measures: readonly Measure[], group: AggregateGroup) {
  const figure = (operator: Measure['operator']): Value | null => {
    const index = measures.findIndex((measure) => measure.property === field && measure.operator === operator)
    return group.measures[index] ?? null
  }
  return {
    field,
    sum: textOrNull(figure('sum')),
    avg: figure('avg'),
    min: textOrNull(figure('min')),
    max: textOrNull(figure('max')),
  }
}

function textOrNull(value: Value | null): string | null {
  return value === null ? null : String(value)
}
