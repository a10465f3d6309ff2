// Writes that are wrong in one way each, on the graph of SOUND_ROWS.

import { LIMITS } from '../../graph/model/limits.ts'
import { loadModel } from '../../graph/model/load-schema.ts'
import {
  type BadRequest,
  bad,
  DELETE_NODES,
  DELETE_RELATIONSHIPS,
  type Problem,
  tooLarge,
  UPSERT_NODES,
  UPSERT_RELATIONSHIPS,
} from './bad-requests.ts'

const MODEL = loadModel()

const TEXT = 'text of at most 20000 characters'
const KEY = 'text of 1 to 200 characters'
const INT = 'a whole number from -2147483648 to 2147483647'
const LONG = 'a whole number within 64 bits, as a decimal string where beyond 2^53-1'
const DATE_TIME = 'an RFC 3339 time with zone, at most milliseconds, years 0001 to 9999'
const DAY = 'a calendar day YYYY-MM-DD'
const CLOCK = 'a time of day HH:MM or HH:MM:SS'
const LIST = `a list of at most 1000: ${TEXT}`
const SAFE = 'numbers up to 2^53-1; a decimal string beyond'
const COMMON = 'sourceCode, observedAt, validFrom, validTo'

const node = (what: string, label: string, rows: readonly unknown[], problem: Problem): BadRequest => ({
  what,
  query: UPSERT_NODES,
  variables: { input: { label, rows } },
  problem,
})

const relationship = (
  what: string,
  type: string,
  rows: readonly unknown[],
  problem: Problem,
): BadRequest => ({
  what,
  query: UPSERT_RELATIONSHIPS,
  variables: { input: { type, rows } },
  problem,
})

const NODES: readonly BadRequest[] = [
  node('an unknown label', 'Planet', [{}], bad('label', 'Planet')),
  node(
    'an unknown property',
    'Site',
    [{ siteCode: 's2', colour: 'red' }],
    bad('colour', undefined, `siteCode, name, role, cityCode, status, ${COMMON}`),
  ),
  node('no key', 'Site', [{ name: 'North' }], bad('siteCode', undefined, KEY)),
  node('a key that is null', 'Site', [{ siteCode: null }], bad('siteCode', undefined, KEY)),
  node('an empty key', 'Site', [{ siteCode: '' }], bad('siteCode', '', KEY)),
  node(
    'a key that is too long',
    'Site',
    [{ siteCode: 'x'.repeat(201) }],
    bad('siteCode', `${'x'.repeat(100)}...`, KEY),
  ),
  node('a row that is no object', 'Site', ['s2'], bad('row', 'string', 'an object')),
  node('one key in two rows', 'Site', [{ siteCode: 's1' }, { siteCode: 's1', name: 'North' }], {
    code: 'CONFLICT',
    field: 'row',
    value: 'Site s1',
  }),
  node('one personal key in two rows', 'Account', Array(2).fill({ accountKey: 'B:62220001' }), {
    code: 'CONFLICT',
    field: 'row',
    value: 'Account ***0001',
  }),
  node(
    'a personal date that is none',
    'Person',
    [{ personId: 'p1', birthDate: '1970-02-31' }],
    bad('birthDate', '1970', DAY),
  ),
  node('a personal name that is none', 'Person', [{ personId: 'p1', nameZh: 7 }], bad('nameZh', '***', TEXT)),
  node('more rows than allowed', 'Site', Array(10_001).fill({}), tooLarge('rows', 10_001, 10_000)),
  {
    ...node('an idempotency key with a space', 'Site', [], {
      ...bad('idempotencyKey', '3 characters', '1 to 100 printable ASCII characters without spaces'),
    }),
    variables: { input: { label: 'Site', rows: [], idempotencyKey: 'a b' } },
  },
  {
    ...node('a caller who may not write', 'Site', [{ siteCode: 's2' }], {
      code: 'FORBIDDEN',
      field: 'upsertNodes',
      allowed: 'OPERATOR, SERVICE, ADMIN',
    }),
    role: 'ANALYST',
  },
  node(
    'a JSON number that may have been rounded',
    'ApplicationSystem',
    [{ systemCode: 'x', availabilityTargetPct: 2 ** 53 }],
    bad('$input.rows[0]', '9***', SAFE),
  ),
]

/** A value of the wrong type for each scalar, an enumeration and a list. */
const WRONG_TYPES: readonly (readonly [
  label: string,
  property: string,
  value: unknown,
  shown: string,
  allowed: string,
])[] = [
  ['Site', 'name', 7, '7', TEXT],
  ['Site', 'name', 'x'.repeat(LIMITS.stringCharactersMax + 1), `${'x'.repeat(100)}...`, TEXT],
  ['OpsObject', 'minMembers', 1.5, '1.5', INT],
  ['OpsObject', 'minMembers', '2', '2', INT],
  ['OpsObject', 'minMembers', 2 ** 31, '2147483648', INT],
  ['Account', 'balanceMinor', '12.5', '12.5', LONG],
  ['Account', 'balanceMinor', '9223372036854775808', '9223372036854775808', LONG],
  ['ApplicationSystem', 'availabilityTargetPct', '99.9', '99.9', 'a finite number'],
  ['WatchListEntry', 'isPep', 'yes', 'yes', 'true or false'],
  ['DataSource', 'lastLoadedAt', '2026-03-01T08:00:00', '2026-03-01T08:00:00', DATE_TIME],
  ['Account', 'openedOn', '2026-02-29', '2026-02-29', DAY],
  ['BatchChain', 'deadline', '24:00', '24:00', CLOCK],
  ['Site', 'role', 'MOON', 'MOON', 'PRIMARY, ACTIVE, DR'],
  ['OpsObjectType', 'attributes', 'name', 'name', LIST],
  ['OpsObjectType', 'attributes', [1], '[1]', LIST],
]

const TYPES: readonly BadRequest[] = WRONG_TYPES.map(([label, property, value, shown, allowed]) =>
  node(
    `${label}.${property} as ${JSON.stringify(value).slice(0, 40)}`,
    label,
    [{ [MODEL.nodes.get(label)!.key]: 'x', [property]: value }],
    bad(property, shown, allowed),
  ),
)

const to = (source: string, target: string) => ({ source: { key: source }, target: { key: target } })
const [FIRST, SECOND] = ['B:62220001', 'B:62220002']

const RELATIONSHIPS: readonly BadRequest[] = [
  relationship('an unknown relationship type', 'LIKES', [to('a', 'b')], bad('type', 'LIKES')),
  relationship(
    'an unknown property of a relationship',
    'DEPLOYED_ON',
    [{ ...to('a', 'b'), speed: 1 }],
    bad('speed', undefined, `source, target, subtype, ${COMMON}`),
  ),
  relationship(
    'a label that may not stand at the end',
    'CALLS',
    [{ source: { label: 'Person', key: 'p1' }, target: { key: 'a' } }],
    bad('source', 'Person -> *', 'OpsObject -> OpsObject'),
  ),
  relationship('an end without a label where several may stand', 'CONTROLS', [to('p1', 'o1')], {
    ...bad('source.label', undefined, 'Organization, Person'),
  }),
  relationship('no end', 'CALLS', [{ source: { key: 'a' } }], bad('target', undefined, '{label, key}')),
  relationship(
    'an end without a key',
    'CALLS',
    [{ source: { key: 'a' }, target: {} }],
    bad('target.key', undefined, KEY),
  ),
  relationship('an end that is not there', 'CALLS', [to('a', 'ghost')], {
    code: 'NOT_FOUND',
    field: 'target',
    value: 'OpsObject ghost',
  }),
  relationship(
    'a personal end that is not there',
    'TRANSFER',
    [{ ...to(FIRST, 'B:6222999'), transactionId: 't2' }],
    {
      code: 'NOT_FOUND',
      field: 'target',
      value: 'Account ***2999',
    },
  ),
  relationship('an object on itself', 'DEPLOYED_ON', [to('a', 'a')], {
    ...bad('target', 'OpsObject a', 'another node'),
  }),
  relationship('a call to itself without a reason', 'CALLS', [to('a', 'a')], {
    ...bad('target', 'OpsObject a', 'reason'),
  }),
  relationship('a payment without its key', 'TRANSFER', [to(FIRST, SECOND)], {
    ...bad('transactionId', undefined, KEY),
  }),
  relationship(
    'a payment that other accounts made',
    'TRANSFER',
    [{ ...to(SECOND, FIRST), transactionId: 't1' }],
    {
      code: 'CONFLICT',
      field: 'transactionId',
      value: 't1',
      allowed: 'Account ***0001 -> Account ***0002',
    },
  ),
  relationship('one relationship in two rows', 'CALLS', [to('a', 'b'), to('a', 'b')], {
    code: 'CONFLICT',
    field: 'row',
    value: 'CALLS',
  }),
]

const DELETIONS: readonly BadRequest[] = [
  {
    what: 'the deletion of nobody',
    query: DELETE_NODES,
    variables: { input: { label: 'OpsObject', keys: ['ghost'] } },
    problem: { code: 'NOT_FOUND', field: 'key', value: 'OpsObject ghost' },
  },
  {
    what: 'the deletion of a connected node',
    query: DELETE_NODES,
    variables: { input: { label: 'OpsObject', keys: ['a'] } },
    problem: { code: 'CONFLICT', field: 'key', value: 'OpsObject a', allowed: '1' },
  },
  {
    what: 'the deletion of a relationship that is not there',
    query: DELETE_RELATIONSHIPS,
    variables: { input: { type: 'CALLS', rows: [to('b', 'a')] } },
    problem: { code: 'NOT_FOUND', field: 'CALLS', value: 'OpsObject b -> OpsObject a' },
  },
  {
    what: 'a deletion with more than the ends',
    query: DELETE_RELATIONSHIPS,
    variables: { input: { type: 'CALLS', rows: [{ ...to('a', 'b'), critical: true }] } },
    problem: bad('critical', undefined, 'source, target'),
  },
]

export const BAD_WRITES: readonly BadRequest[] = [...NODES, ...TYPES, ...RELATIONSHIPS, ...DELETIONS]
