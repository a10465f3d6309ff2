// Single facts about the database: whose it is, which model it follows, which version the graph has.

import type { Database } from './driver.ts'

export type MetaName = 'marker' | 'schema' | 'model' | 'version'

export function readMeta(db: Database, name: MetaName): string | null {
  const row = db.get('SELECT value FROM jingwei_meta WHERE name = ?', name)
  return row === undefined ? null : String(row[0])
}

export function writeMeta(db: Database, name: MetaName, value: string): void {
  db.run('INSERT OR REPLACE INTO jingwei_meta (name, value) VALUES (?, ?)', name, value)
}

export function readVersion(db: Database): number {
  return Number(readMeta(db, 'version') ?? 0)
}
