// Opens what a command works on by its configuration, and closes it whatever happens.

import { accessSync, constants, existsSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Graph } from '../graph/graph.ts'
import { makeFolder } from '../graph/lib/make-folder.ts'
import { DomainError } from '../graph/model/errors.ts'
import { loadModel } from '../graph/model/load-schema.ts'
import type { Model } from '../graph/model/registry.ts'
import { openGraph } from '../graph/open-graph.ts'
import { openStore, type StoreConfig } from '../graph/store/open-store.ts'
import type { Config } from './config.ts'

/** Name of the embedded store in its folder. */
const GRAPH_FILE = 'graph.sqlite'

export async function withGraph<T>(config: Config, work: (graph: Graph) => Promise<T>): Promise<T> {
  const model = openModel(config)
  const store = await openStore(storeConfig(config), model, { adopt: config.adopt })
  try {
    const graph = openGraph(model, store)
    try {
      return await work(graph)
    } finally {
      await graph.close()
    }
  } finally {
    await store.close()
  }
}

/** Throws BAD_USER_INPUT where the bank's own SDL cannot be read or does not fit the shipped types. */
export function openModel({ schema }: Config): Model {
  if (schema === null) return loadModel()
  checkPath('schema', schema, 'a folder', (stats) => stats.isDirectory())
  try {
    return loadModel(schema)
  } catch (error) {
    const value = error instanceof Error ? error.message.replace(/^Invariant broken: /, '') : String(error)
    throw new DomainError(
      'BAD_USER_INPUT',
      'malformedFile',
      { field: schema, value, allowed: 'entity SDL' },
      error,
    )
  }
}

/** As `withGraph`, for commands that only read: a folder without a store is a slip, not a new store. */
export function withExistingGraph<T>(config: Config, work: (graph: Graph) => Promise<T>): Promise<T> {
  const { store, data } = config
  if (store === 'sqlite' && !existsSync(join(data, GRAPH_FILE))) {
    const allowed = 'a folder with a store, as demo, import or serve make one'
    throw new DomainError('NOT_FOUND', 'wrongValue', { field: 'data', value: data, allowed })
  }
  return withGraph(config, work)
}

export function storeConfig(config: Config): StoreConfig {
  if (config.store === 'sqlite') {
    return { engine: 'sqlite', path: join(dataFolder(config), GRAPH_FILE) }
  }
  const { neo4jUri: uri, neo4jUsername: username, neo4jDatabase: database } = config
  return { engine: 'neo4j', uri, username, password: neo4jPassword(config), database }
}

/** Reads a file that a setting names; throws BAD_USER_INPUT with the setting where it cannot be read. */
export function readSettingFile(field: string, path: string): string {
  checkPath(field, path, 'a readable file', (stats) => stats.isFile())
  return readFileSync(path, 'utf8')
}

function dataFolder({ data }: Config): string {
  try {
    makeFolder(data)
    accessSync(data, constants.W_OK)
  } catch (error) {
    throw new DomainError(
      'BAD_USER_INPUT',
      'wrongValue',
      { field: 'data', value: data, allowed: 'a folder that can be made and written' },
      error,
    )
  }
  return data
}

function neo4jPassword({ neo4jPassword, neo4jPasswordFile }: Config): string {
  if (neo4jPasswordFile !== null) return readSettingFile('NEO4J_PASSWORD_FILE', neo4jPasswordFile).trim()
  return neo4jPassword ?? ''
}

function checkPath(field: string, path: string, allowed: string, fits: (stats: Stats) => boolean): void {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats && fits(stats)) return
  throw new DomainError('BAD_USER_INPUT', 'wrongValue', { field, value: path, allowed })
}
