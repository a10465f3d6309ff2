// Reads that are wrong in one way each, on the graph of SOUND_ROWS.

import type { Role } from '../../resolvers/context.ts'
import { type BadRequest, bad, type Problem, tooLarge } from './bad-requests.ts'

const read = (
  what: string,
  query: string,
  problem: Problem,
  more: { variables?: object; role?: Role } = {},
) => ({
  what,
  query,
  problem,
  ...more,
})

const invalid: Problem = { code: 'GRAPHQL_VALIDATION_FAILED' }
const PAGE = '0 to 500'
const blast = (args: string) => `{ blastRadius(${args}) { affected { totalCount } } }`
const paths = (args: string) => `{ paths(${args}) { paths { length } } }`
/** Of one object: where several ask for neighbours, each is refused at its place. */
const neighbors = (args: string) =>
  `{ opsObjects(where: { ciCode: { eq: "a" } }) { nodes { calls(${args}) { nodes { key } } } } }`
const ref = (key: string, label = 'OpsObject') => `{ label: "${label}", key: "${key}" }`
const A_TO_B = `source: ${ref('a')}, target: ${ref('b')}`
/** Base64url of a JSON list, as cursors are, but of no list of ours. */
const FOREIGN = Buffer.from('["AAAAAAAAAAAAAAAA",[],"a",null]').toString('base64url')
const FAILURE_TYPES =
  'MEMBER_OF_CLUSTER, COMPOSED_OF, DEPLOYED_ON, CONNECTED_TO, CALLS, DEPENDS_ON, LOCATED_AT'

const QUERIES: readonly BadRequest[] = [
  read('a query that does not end', '{ opsObjects { nodes { key }', { code: 'GRAPHQL_PARSE_FAILED' }),
  read('a field that is not there', '{ opsObjects { nodes { colour } } }', invalid),
  read('an argument that is not there', '{ opsObjects(last: 1) { totalCount } }', invalid),
  read(
    'a filter that is not there',
    '{ opsObjects(where: { colour: { eq: "red" } }) { totalCount } }',
    invalid,
  ),
]

const PAGES: readonly BadRequest[] = [
  read('a page that is too large', '{ opsObjects(first: 501) { nodes { key } } }', bad('first', '501', PAGE)),
  read('a negative page', '{ opsObjects(first: -1) { nodes { key } } }', bad('first', '-1', PAGE)),
  read('a page of neighbours that is too large', neighbors('first: 501'), bad('first', '501', PAGE)),
  read('too many affected objects', blast(`of: [${ref('a')}], first: 501`), bad('first', '501', PAGE)),
  read('too many hits', '{ search(text: "a", first: 501) { complete } }', bad('first', '501', '1 to 500')),
  read('a negative number of paths', paths(`${A_TO_B}, first: -1`), bad('first', '-1', '1 to 1000')),
  read('a cursor that is none', '{ opsObjects(after: "!") { nodes { key } } }', bad('after')),
  read('a cursor of another list', `{ opsObjects(after: "${FOREIGN}") { nodes { key } } }`, bad('after')),
  read('a cursor of other neighbours', neighbors(`after: "${FOREIGN}"`), bad('after')),
  read('a cursor of another failure', blast(`of: [${ref('a')}], after: "${FOREIGN}"`), bad('after')),
  read(
    'a cursor of another search',
    `{ search(text: "a", after: "${FOREIGN}") { complete } }`,
    bad('after', FOREIGN),
  ),
]

const TRAVERSALS: readonly BadRequest[] = [
  read('a failure of nothing', blast('of: []'), bad('of', undefined, '1 or more')),
  read('a failure of too much', blast(`of: [${Array(501).fill(ref('a'))}]`), tooLarge('of', 501, 500)),
  read('a failure of nobody', blast(`of: [${ref('a')}, ${ref('ghost')}]`), {
    code: 'NOT_FOUND',
    field: 'of[1]',
    value: 'OpsObject ghost',
  }),
  read('a failure of an unknown label', blast(`of: [${ref('a', 'Planet')}]`), bad('of[0].label', 'Planet')),
  read('too many rounds', blast(`of: [${ref('a')}], maxDepth: 101`), bad('maxDepth', '101', '1 to 100')),
  read(
    'a type over which nothing spreads',
    blast(`of: [${ref('a')}], types: ["OWNS"]`),
    bad('types[0]', 'OWNS', FAILURE_TYPES),
  ),
  read('a path to itself', paths(`source: ${ref('a')}, target: ${ref('a')}`), bad('target', 'a')),
  read(
    'a path of a personal key to itself',
    paths(`source: ${ref('B:62220001', 'Account')}, target: ${ref('B:62220001', 'Account')}`),
    bad('target', '***0001'),
  ),
  read('a path to nobody', paths(`source: ${ref('a')}, target: ${ref('B:6222999', 'Account')}`), {
    code: 'NOT_FOUND',
    field: 'target',
    value: 'Account ***2999',
  }),
  read('a path that is too long', paths(`${A_TO_B}, maxLength: 31`), bad('maxLength', '31', '1 to 30')),
  read('a path over an unknown type', paths(`${A_TO_B}, types: ["LIKES"]`), bad('types[0]', 'LIKES')),
  read('an unknown mode', paths(`${A_TO_B}, mode: FASTEST`), invalid),
  read(
    'an unknown mode in a variable',
    `query ($mode: PathMode!) ${paths(`${A_TO_B}, mode: $mode`)}`,
    bad('$mode', undefined, 'PathMode!'),
    { variables: { mode: 'FASTEST' } },
  ),
  read('an unknown engine', '{ communities(scope: {}, engine: MAGIC) { totalCount } }', invalid),
  read(
    'an unknown format',
    `{ blastRadius(of: [${ref('a')}]) { picture(format: PDF) { content } } }`,
    invalid,
  ),
  read(
    'too many hops',
    `{ neighborhood(of: ${ref('a')}, hops: 7) { totalCount } }`,
    bad('hops', '7', '1 to 6'),
  ),
  read(
    'a scope with an unknown label',
    '{ communities(scope: { labels: ["Planet"] }) { totalCount } }',
    bad('scope.labels[0]', 'Planet'),
  ),
]

const FILTERS: readonly BadRequest[] = [
  read(
    'an unknown value of an enumeration',
    '{ opsObjects(where: { layer: { eq: CLOUD } }) { totalCount } }',
    bad('layer.eq', 'CLOUD', 'BATCH_SERVICE, SOFTWARE, OS, VIRTUALIZATION, IT_DEVICE, INFRASTRUCTURE'),
  ),
  read(
    'a day that is none',
    'query ($day: Date!) { accounts(where: { openedOn: { eq: $day } }) { totalCount } }',
    bad('$day', '2***', 'a calendar day YYYY-MM-DD'),
    { variables: { day: '2026-02-29' } },
  ),
  read(
    'a number beyond 64 bits',
    'query ($n: Long!) { accounts(where: { balanceMinor: { gt: $n } }) { totalCount } }',
    bad('$n', '9***', 'a whole number within 64 bits, as a decimal string where beyond 2^53-1'),
    { variables: { n: '9223372036854775808' } },
  ),
  read(
    'a filter by a value that is masked',
    '{ persons(where: { nameZh: { eq: "張偉" } }) { totalCount } }',
    {
      code: 'FORBIDDEN',
      field: 'Person.nameZh',
    },
  ),
  read(
    'five filters inside each other',
    `{ opsObjects(where: ${'{ calls: { some: '.repeat(5)}{}${' } }'.repeat(5)}) { totalCount } }`,
    tooLarge('where', 5, 4),
  ),
  read('an unknown label', '{ entity(label: "Planet", key: "a") { id } }', bad('label', 'Planet')),
  read('an id that is none', '{ node(id: "zzz") { id } }', bad('id', 'zzz')),
  read(
    'an empty search',
    '{ search(text: " ") { complete } }',
    bad('text', undefined, 'at least one letter, digit or Chinese character'),
  ),
  read(
    'a search that is too long',
    `{ search(text: "${'x'.repeat(201)}") { complete } }`,
    bad('text', '201 characters', '1 to 200 characters'),
  ),
]

export const BAD_READS: readonly BadRequest[] = [...QUERIES, ...PAGES, ...TRAVERSALS, ...FILTERS]
