// The child of a crash round: writes one batch after the other and tells of each only after the store has answered.
// Arguments: the store's configuration as JSON, its marker, this writer's name, the number of the first batch.

import { writeSync } from 'node:fs'
import { openStore, type StoreConfig } from '../../graph/store/open-store.ts'
import { CONTRACT_MODEL } from '../contract/contract-model.ts'
import { crashBatch } from './crash-batch.ts'

const [config, marker, writer, first] = process.argv.slice(2)
if (config === undefined || marker === undefined || writer === undefined) {
  throw new Error('usage: crash-writer CONFIG MARKER WRITER FIRST')
}

const store = await openStore(JSON.parse(config) as StoreConfig, CONTRACT_MODEL, { marker })
for (let number = Number(first); ; number += 1) {
  await store.apply(crashBatch(writer, number), null)
  // Synchronously, so that what was told is out of this process when it is killed.
  writeSync(1, `${number}\n`)
}
