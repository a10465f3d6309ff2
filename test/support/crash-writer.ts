// The child of a crash round: writes one batch after the other and tells of each only after the store has answered.
// Arguments: the store's configuration as JSON, its marker, this writer's name, the number of the first batch.

import { writeSync } from 'node:fs'
import { DomainError } from '../../graph/model/errors.ts'
import { openStore, type StoreConfig } from '../../graph/store/open-store.ts'
import { CONTRACT_MODEL } from '../contract/contract-model.ts'
import { crashBatch } from './crash-batch.ts'

const ATTEMPTS_MAX = 5

const [config, marker, writer, first] = process.argv.slice(2)
if (config === undefined || marker === undefined || writer === undefined) {
  throw new Error('usage: crash-writer CONFIG MARKER WRITER FIRST')
}

const store = await openStore(JSON.parse(config) as StoreConfig, CONTRACT_MODEL, { marker })
for (let number = Number(first); ; number += 1) {
  await applied(number)
  // Synchronously, so that what was told is out of this process when it is killed.
  writeSync(1, `${number}\n`)
}

/** On a busy machine the other writer may hold the file longer than this one waits; that is told as retryable. */
async function applied(number: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await store.apply(crashBatch(writer ?? '', number), null)
      return
    } catch (error) {
      const retry = error instanceof DomainError && error.code === 'UNAVAILABLE' && attempt < ATTEMPTS_MAX
      if (!retry) throw error
    }
  }
}
