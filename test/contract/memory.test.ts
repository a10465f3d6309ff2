// The oracle itself keeps the contract; only then does agreeing with it mean anything.

import type { GraphStore } from '../../graph/store/port.ts'
import { memoryStore } from './memory-store.ts'
import { storeContract } from './store-contract.ts'

let last: GraphStore

storeContract('the in-memory oracle', {
  open: async ({ model, retention }) => {
    last = memoryStore(model, retention)
    return last
  },
  reopen: async () => last,
})
