// Proposes a mapping for files that nobody has described yet. The text can be loaded as it is; what is not sure stands in
// it as a comment. No value of the files is repeated but codes of closed lists.

import type { Model, PropertyModel } from '../../model/registry.ts'
import { COMMON_PROPERTIES } from '../../model/registry.ts'
import { LIKELY, matchFile, matchProperty, type NodeMatch, type RelationshipMatch } from './suggest-match.ts'
import { type FileSample, type SampleColumn, sampleFile } from './suggest-sample.ts'
import { proposeValue, yamlText } from './suggest-values.ts'

/** From this on a name may mean a property, as a comment. */
const POSSIBLE = 0.4

interface Proposal {
  readonly name: string
  readonly sample: FileSample
  readonly match: NodeMatch | RelationshipMatch | null
}

/** Throws BAD_USER_INPUT where a file cannot be read. */
export async function suggestMapping(model: Model, paths: readonly string[]): Promise<string> {
  const proposals: Proposal[] = []
  for (const path of paths) {
    const sample = await sampleFile(path)
    const name = freeName(sample.stem, proposals)
    proposals.push({ name, sample, match: matchFile(model, sample) })
  }
  const nodes = proposals.flatMap(({ name, sample, match }) =>
    match?.kind === 'node' ? nodeLines(name, sample, match) : [],
  )
  const labels = new Set(proposals.flatMap(({ match }) => (match?.kind === 'node' ? [match.node.label] : [])))
  const relationships = proposals.flatMap(({ name, sample, match }) =>
    match?.kind === 'relationship' ? relationshipLines(name, sample, match, labels) : [],
  )
  const lines = [
    '# A proposal from the names and first values of the files. Look at every comment before you import.',
    'sources:',
    ...proposals.flatMap(sourceLines),
    nodes.length === 0 ? 'nodes: []' : 'nodes:',
    ...nodes,
    relationships.length === 0 ? 'relationships: []' : 'relationships:',
    ...relationships,
  ]
  return `${lines.join('\n')}\n`
}

function freeName(stem: string, taken: readonly Proposal[]): string {
  const name = stem.replace(/[^\p{L}\p{N}_]+/gu, '_') || 'file'
  const used = (candidate: string) => taken.some((other) => other.name === candidate)
  let number = 1
  while (used(number === 1 ? name : `${name}_${number}`)) number += 1
  return number === 1 ? name : `${name}_${number}`
}

function sourceLines({ name, sample, match }: Proposal): string[] {
  const { path, format, encoding, delimiter, hasHeader, columns, lists } = sample
  const names = columns.map((column) => yamlText(column.name)).join(', ')
  return [
    `  ${yamlText(name)}:`,
    `    files: ${JSON.stringify(path)}`,
    `    format: ${format}`,
    ...(format === 'csv' ? [`    delimiter: ${delimiter === '\t' ? 'TAB' : JSON.stringify(delimiter)}`] : []),
    ...(encoding === 'utf-8'
      ? []
      : [`    encoding: ${encoding} # unsure: the bytes are not UTF-8 and fit this`]),
    ...(hasHeader ? [] : [`    columns: [${names}] # unsure: the first line looks like data`]),
    ...lists.map((list) => `    # each: ${yamlText(list)} would make a row of each item there`),
    ...(match === null
      ? [`    # no label or relationship type is like this file; its columns: ${names}`]
      : []),
  ]
}

function nodeLines(
  name: string,
  sample: FileSample,
  { node, key, keyIsUnique, likeness }: NodeMatch,
): string[] {
  const columns = sample.columns.filter((column) => column !== key)
  const doubt = keyIsUnique ? '' : ' # unsure: not every row has a value of its own'
  return [
    `  - rows: ${yamlText(name)}`,
    `    label: ${node.label}${likenessDoubt(likeness)}`,
    `    key: ${yamlText(key.name)}${doubt}`,
    ...propertyLines(columns, node.properties, node.key),
  ]
}

function relationshipLines(
  name: string,
  sample: FileSample,
  { relationship, ends, source, target, likeness }: RelationshipMatch,
  labels: ReadonlySet<string>,
): string[] {
  const columns = sample.columns.filter((column) => column !== source && column !== target)
  const absent = [...new Set([ends.source, ends.target])].filter((label) => !labels.has(label))
  const keyName = relationship.key
  const key = keyName === null ? undefined : columns.find(({ name }) => isKeyColumn(name, keyName))
  return [
    `  - rows: ${yamlText(name)}`,
    `    type: ${relationship.type}${likenessDoubt(likeness)}`,
    ...absent.map(
      (label) => `    # no file here brings ${label} nodes: rows whose ends are not in the graph are refused`,
    ),
    `    source: { label: ${ends.source}, key: ${yamlText(source.name)} }`,
    `    target: { label: ${ends.target}, key: ${yamlText(target.name)} }`,
    ...(key ? [`    key: ${yamlText(key.name)}`] : []),
    ...(keyName !== null && !key
      ? [`    # key: no column is like ${keyName}; rows get one from their content`]
      : []),
    ...propertyLines(
      columns.filter((column) => column !== key),
      relationship.properties,
      keyName,
    ),
  ]
}

function isKeyColumn(column: string, key: string): boolean {
  const match = matchProperty(column, [{ name: key }])
  return match !== null && match.likeness >= LIKELY
}

/** The columns that fill a property, and as comments those that may, and those for which there is none. */
function propertyLines(
  columns: readonly SampleColumn[],
  properties: ReadonlyMap<string, PropertyModel>,
  key: string | null,
): string[] {
  const own = [...properties.values()].filter(({ name }) => name !== key && !isCommon(name))
  const matches = columns
    .map((column) => ({ column, match: matchProperty(column.name, own) }))
    .toSorted((a, b) => (b.match?.likeness ?? 0) - (a.match?.likeness ?? 0))
  const filled = new Set<string>()
  const lines: string[] = []
  const comments: string[] = []
  for (const { column, match } of matches) {
    const isLikely = match !== null && match.likeness >= LIKELY && !filled.has(match.property.name)
    const proposal = isLikely ? proposeValue(column, match.property) : null
    if (proposal && match) {
      filled.add(match.property.name)
      lines.push(
        `      ${match.property.name}: ${proposal.text}${proposal.doubt === null ? '' : ` # unsure: ${proposal.doubt}`}`,
      )
      continue
    }
    const free = own.filter(({ name }) => !filled.has(name))
    const other =
      match && !filled.has(match.property.name) && match.likeness >= POSSIBLE
        ? match.property
        : timeFor(column, free)
    const guess = other && proposeValue(column, other)
    comments.push(
      guess
        ? `      # ${other.name}: ${guess.text} # unsure: the names are not much alike`
        : `      # ${yamlText(column.name)}: no property is like it`,
    )
  }
  if (lines.length + comments.length === 0) return []
  return [lines.length === 0 ? '    properties: {}' : '    properties:', ...lines, ...comments]
}

/** A column of times may be the one time that there is, whatever it is called. */
function timeFor(column: SampleColumn, properties: readonly PropertyModel[]): PropertyModel | undefined {
  return properties.find(
    ({ type }) =>
      ['DateTime', 'Date'].includes(type.scalar) && proposeValue(column, { type } as PropertyModel),
  )
}

function isCommon(name: string): boolean {
  return (COMMON_PROPERTIES as readonly string[]).includes(name)
}

function likenessDoubt(likeness: number): string {
  return likeness >= LIKELY ? '' : ' # unsure: the names are not much alike'
}
