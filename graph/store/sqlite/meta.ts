// Single facts about the database: whose it is, which model it follows, which version the graph has.

import type { Database } from './driver.ts'

/** `deferred` is there while indexes may be missing. */
export type MetaName = 'marker' | 'schema' | 'model' | 'version' | 'deferred'

export function readMeta(db: Database, name: MetaName): string | null {
  const row = db.get('SELECT value FROM jingwei_meta WHERE name = ?', name)
  return row === undefined ? null : String(row[0])
}

export function writeMeta(db: Database, name: MetaName, value: string): void {
  db.run('INSERT OR REPLACE INTO jingwei_meta (name, value) VALUES (?, ?)', name, value)
}

export function deleteMeta(db: Database, name: MetaName): void {
  db.run('DELETE FROM jingwei_meta WHERE name = ?', name)
}

export function readVersion(db: Database): number {
  return Number(readMeta(db, 'version') ?? 0)
}
