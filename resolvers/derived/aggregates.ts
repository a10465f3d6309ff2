// Counts and figures over the rows of a connection, grouped by their own properties.

import { DomainError } from '../../graph/model/errors.ts'
import { LIMITS } from '../../graph/model/limits.ts'
import type { PropertyModel } from '../../graph/model/registry.ts'
import type { ScalarName, Value } from '../../graph/model/values.ts'
import { scalarProperty } from '../../graph/query/order.ts'
import { tooLarge } from '../../graph/query/parse-where.ts'
import type { AggregateGroup, AggregateQuery, Measure } from '../../graph/store/port.ts'
import type { Context } from '../context.ts'
import { once } from '../once.ts'
import { shownValue } from '../personal.ts'

/** What is aggregated: the rows of one list, whatever page of it is shown. */
export interface Aggregation {
  /** Label or properties type of the rows. */
  readonly typeName: string
  /** Properties that rows can be grouped and measured by. */
  readonly properties: ReadonlyMap<string, PropertyModel>
  count(): Promise<number>
  groups(query: Omit<AggregateQuery, 'where'>): Promise<AggregateGroup[]>
}

export interface AggregateBy {
  readonly groupBy?: readonly string[] | null
  readonly measures?: readonly string[] | null
  readonly first?: number | null
}

const NUMERIC: readonly ScalarName[] = ['Int', 'Long', 'Float']
const TEMPORAL: readonly ScalarName[] = ['DateTime', 'Date', 'Time']

export function aggregate(rows: Aggregation, by: AggregateBy, context: Context) {
  const { viewer } = context
  const groupBy = (by.groupBy ?? []).map((name) => scalarProperty(rows, 'groupBy', name, viewer))
  if (groupBy.length > LIMITS.groupByPropertiesMax) {
    tooLarge('groupBy', groupBy.length, LIMITS.groupByPropertiesMax)
  }
  const measured = (by.measures ?? []).map((name) =>
    measurable(rows, scalarProperty(rows, 'measures', name, viewer)),
  )
  const limit = groupCount(by.first)
  const measures = measured.flatMap(measuresOf)
  const query = { groupBy: groupBy.map(({ name }) => name), measures, limit: limit + 1 }
  const found = once(() => rows.groups(query))

  return {
    count: () => rows.count(),
    hasMoreGroups: async () => (await found()).length > limit,
    groups: async () =>
      (await found()).slice(0, limit).map((group) => ({
        count: group.count,
        values: groupBy.map((property, index) => ({
          field: property.name,
          value: textOrNull(shownValue(context, rows.typeName, property, group.group[index] ?? null)),
        })),
        measures: measured.map(({ name }) => figures(name, measures, group)),
      })),
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

function measurable(type: Aggregation, property: PropertyModel): PropertyModel {
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
