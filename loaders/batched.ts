// A DataLoader whose batch is split by a group (label, relationship type), one read for each group.

import DataLoader from 'dataloader'

export function batched<Key, Row>(
  identify: (key: Key) => string,
  groupOf: (key: Key) => string,
  read: (group: string, keys: readonly Key[]) => Promise<readonly (Row | null)[]>,
): DataLoader<Key, Row | null, string> {
  return new DataLoader<Key, Row | null, string>(
    async (keys) => {
      const groups = Map.groupBy(keys.keys(), (index) => groupOf(keys[index] as Key))
      const rows: (Row | null)[] = Array.from({ length: keys.length }, () => null)
      const reads = [...groups].map(async ([group, indexes]) => {
        const found = await read(
          group,
          indexes.map((index) => keys[index] as Key),
        )
        for (const [place, index] of indexes.entries()) rows[index] = found[place] ?? null
      })
      await Promise.all(reads)
      return rows
    },
    { cacheKeyFn: identify },
  )
}

/** All rows of a batch, in order; a failed read fails the whole. */
export async function loadAll<Key, Row>(
  loader: DataLoader<Key, Row, string>,
  keys: readonly Key[],
): Promise<Row[]> {
  return Promise.all(keys.map((key) => loader.load(key)))
}
