// What a writer of the crash rounds writes: batch n adds one node, and a payment to it from the node before.

import type { Change, WriteBatch } from '../../graph/model/changes.ts'
import { batch, pay, putThing } from '../contract/harness.ts'

export const thingKey = (writer: string, number: number) => `${writer}-${number}`
export const paymentKey = (writer: string, number: number) => `pay-${writer}-${number}`

export function crashBatch(writer: string, number: number): WriteBatch {
  const node = putThing(thingKey(writer, number), {
    title: `node ${number} of ${writer}`,
    size: number,
    group: writer,
  })
  const changes: Change[] = [node]
  if (number > 1) {
    const [source, target] = [thingKey(writer, number - 1), thingKey(writer, number)]
    changes.push(pay(paymentKey(writer, number), source, target, { amountMinor: BigInt(number) }))
  }
  return batch(changes, { idempotencyKey: `${writer}-${number}`, actor: { name: writer, roles: [] } })
}
