// What an operator can change, in one table: each setting with its environment variable, its flag where it has one,
// its default and what it accepts. The help text and the README print this table. A flag wins over the environment.

import { z } from 'zod'
import { DomainError } from '../graph/model/errors.ts'
import { LOG_LEVELS } from '../resolvers/server/log.ts'

interface Setting<T> {
  readonly variable: string
  /** Null where a command line is no place for the value, because others can read it. */
  readonly flag: string | null
  /** What stands for the value in help texts. */
  readonly placeholder: string
  readonly description: string
  /** As it would be written in the environment; null: unset. */
  readonly byDefault: string | null
  readonly allowed: string
  readonly schema: z.ZodType<T, string>
}

const text = z.string().min(1)
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values)

const trueOrFalse = oneOf(['true', 'false']).transform((value) => value === 'true')

const ENGINES = ['sqlite', 'neo4j'] as const

export const SETTINGS = {
  port: {
    variable: 'PORT',
    flag: '--port',
    placeholder: 'number',
    description: 'Port to listen on; 0 takes a free one',
    byDefault: '4000',
    allowed: 'a whole number from 0 to 65535',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535),
  },
  host: {
    variable: 'HOST',
    flag: '--host',
    placeholder: 'address',
    description: 'Address to listen on; other than loopback needs an API keys file',
    byDefault: '127.0.0.1',
    allowed: 'an IP address or host name',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  store: {
    variable: 'JINGWEI_STORE',
    flag: '--store',
    placeholder: 'engine',
    description: 'Engine that keeps the graph',
    byDefault: 'sqlite',
    allowed: ENGINES.join(' or '),
    schema: oneOf(ENGINES),
  },
  data: {
    variable: 'JINGWEI_DATA',
    flag: '--data',
    placeholder: 'folder',
    description: 'Folder of the embedded store',
    byDefault: '.jingwei',
    allowed: 'a folder',
    schema: text,
  },
  neo4jUri: {
    variable: 'NEO4J_URI',
    flag: '--neo4j-uri',
    placeholder: 'uri',
    description: 'Address of the Neo4j server or cluster',
    byDefault: 'bolt://127.0.0.1:7687',
    allowed: 'bolt://, neo4j://, or either with +s or +ssc',
    schema: z.string().regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/\S+$/),
  },
  neo4jUsername: {
    variable: 'NEO4J_USERNAME',
    flag: '--neo4j-username',
    placeholder: 'name',
    description: 'User at Neo4j',
    byDefault: 'neo4j',
    allowed: 'a user name',
    schema: text,
  },
  neo4jPassword: {
    variable: 'NEO4J_PASSWORD',
    flag: null,
    placeholder: 'password',
    description: 'Password at Neo4j',
    byDefault: null,
    allowed: 'a password',
    schema: text,
  },
  neo4jPasswordFile: {
    variable: 'NEO4J_PASSWORD_FILE',
    flag: '--neo4j-password-file',
    placeholder: 'file',
    description: 'File with the password at Neo4j; wins over NEO4J_PASSWORD',
    byDefault: null,
    allowed: 'a readable file',
    schema: text,
  },
  neo4jDatabase: {
    variable: 'NEO4J_DATABASE',
    flag: '--neo4j-database',
    placeholder: 'name',
    description: 'Database at Neo4j',
    byDefault: 'neo4j',
    allowed: 'a database name',
    schema: text,
  },
  adopt: {
    variable: 'JINGWEI_ADOPT',
    flag: '--adopt',
    placeholder: 'true|false',
    description: 'Write to a database that already holds data of others',
    byDefault: 'false',
    allowed: 'true or false',
    schema: trueOrFalse,
  },
  schema: {
    variable: 'JINGWEI_SCHEMA',
    flag: '--schema',
    placeholder: 'folder',
    description: "Folder with a bank's own entity types in SDL files",
    byDefault: null,
    allowed: 'a folder with .graphql files',
    schema: text,
  },
  apiKeysFile: {
    variable: 'JINGWEI_API_KEYS_FILE',
    flag: '--api-keys-file',
    placeholder: 'file',
    description:
      'File with the API keys of named actors; without it everyone on this machine is the local actor',
    byDefault: null,
    allowed: 'a readable JSON file',
    schema: text,
  },
  playground: {
    variable: 'JINGWEI_PLAYGROUND',
    flag: '--playground',
    placeholder: 'true|false',
    description: 'Offer GraphiQL although there are API keys; without keys it is always offered',
    byDefault: 'false',
    allowed: 'true or false',
    schema: trueOrFalse,
  },
  logLevel: {
    variable: 'JINGWEI_LOG_LEVEL',
    flag: '--log-level',
    placeholder: 'level',
    description: 'Least weight of the log lines that are written',
    byDefault: 'info',
    allowed: LOG_LEVELS.join(', '),
    schema: oneOf(LOG_LEVELS),
  },
} as const satisfies Record<string, Setting<unknown>>

export type SettingName = keyof typeof SETTINGS

/** Settings whose flag takes no value: it says true. */
export const SWITCHES: readonly SettingName[] = ['adopt', 'playground']

/** Where a graph is kept: what every command that opens one can be told. */
export const STORE_SETTINGS = [
  'store',
  'data',
  'neo4jUri',
  'neo4jUsername',
  'neo4jPassword',
  'neo4jPasswordFile',
  'neo4jDatabase',
  'adopt',
  'schema',
] as const satisfies readonly SettingName[]

export type Config = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name]['byDefault'] extends null
    ? z.output<(typeof SETTINGS)[Name]['schema']> | null
    : z.output<(typeof SETTINGS)[Name]['schema']>
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Flags by setting name, as written on the command line. */
export type Flags = Readonly<Partial<Record<SettingName, string>>>

/** Throws BAD_USER_INPUT that names the variable or flag, its value (never a password) and what is allowed. */
export function readConfig(environment: Environment, flags: Flags): Config {
  const values = Object.entries(SETTINGS).map(([name, setting]) => {
    const flag = flags[name as SettingName]
    // An empty variable is one that a script left unset.
    const given = flag ?? (environment[setting.variable] || undefined)
    return [name, readSetting(setting, given, flag === undefined ? setting.variable : (setting.flag ?? name))]
  })
  return Object.fromEntries(values) as Config
}

function readSetting(setting: Setting<unknown>, given: string | undefined, place: string): unknown {
  const value = given ?? setting.byDefault
  if (value === null) return null
  const parsed = setting.schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new DomainError('BAD_USER_INPUT', 'wrongValue', {
    field: place,
    value: setting.flag === null ? '***' : value,
    allowed: setting.allowed,
  })
}

/** The table of settings as text, one line each. */
export function settingsText(): string {
  const rows = Object.values<Setting<unknown>>(SETTINGS).map((setting) => [
    setting.variable,
    setting.flag ?? '',
    `${setting.description} (${setting.byDefault === null ? 'not set' : `default ${setting.byDefault}`})`,
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) => `  ${row[0]!.padEnd(widths[0]!)}  ${row[1]!.padEnd(widths[1]!)}  ${row[2]}`)
    .join('\n')
}
