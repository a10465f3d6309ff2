// Whose database it is. Ours, or empty: it is opened for writing. Any other is left alone: the store is then empty and
// read-only, and the file is not touched, until someone adopts it.

import type { Model } from '../../model/registry.ts'
import { type Database, IN_MEMORY, openDatabase, tablesOf } from './driver.ts'
import type { Layout } from './layout.ts'
import { readMeta, writeMeta } from './meta.ts'
import { initialise, migrate } from './migrate.ts'
import { META_TABLE } from './schema.ts'

export interface OwnedDatabase {
  readonly db: Database
  readonly layout: Layout
  readonly readOnly: boolean
}

export function openOwned(path: string, model: Model, marker: string, adopt: boolean): OwnedDatabase {
  const tables = tablesOf(path)
  const initialised = tables.includes(META_TABLE)
  if (tables.length > 0 && !initialised && !adopt) return openStandIn(model, marker)

  const db = openDatabase(path)
  try {
    if (!initialised) {
      initialise(db, marker)
    } else if (readMeta(db, 'marker') !== marker) {
      if (!adopt) {
        db.close()
        return openStandIn(model, marker)
      }
      writeMeta(db, 'marker', marker)
    }
    return { db, layout: migrate(db, model), readOnly: false }
  } catch (error) {
    db.close()
    throw error
  }
}

function openStandIn(model: Model, marker: string): OwnedDatabase {
  const db = openDatabase(IN_MEMORY)
  initialise(db, marker)
  return { db, layout: migrate(db, model), readOnly: true }
}
