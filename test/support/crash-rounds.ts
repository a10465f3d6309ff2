// Kills writers in the middle of their work, again and again, and looks each time at what is left: nothing that was
// acknowledged may be missing, nothing may be there twice or in part, and the audit chain must be whole.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import {
  type AuditEntry,
  type AuditHead,
  EMPTY_AUDIT_HEAD,
  firstBrokenEntry,
} from '../../graph/model/audit.ts'
import type { StoreConfig } from '../../graph/store/open-store.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { READ } from '../contract/harness.ts'
import { crashBatch, paymentKey, thingKey } from './crash-batch.ts'

export interface CrashSubject {
  /** What the child process opens; the same data as `open`, which begins empty. */
  readonly config: StoreConfig
  readonly marker: string
  open(): Promise<GraphStore>
}

export const WRITERS = ['w1', 'w2'] as const
/** A round ends after this many acknowledgements of one writer at the latest. */
const ACKNOWLEDGED_MAX = 200
const CHILD = fileURLToPath(new URL('crash-writer.ts', import.meta.url))

/** Answers how many versions were written, each of them read again. */
export async function crashRounds(subject: CrashSubject, rounds: number): Promise<number> {
  let committed: readonly number[] = WRITERS.map(() => 0)
  for (let round = 0; round < rounds; round += 1) {
    const acknowledged = await writeUntilKilled(subject, committed)
    const store = await subject.open()
    try {
      committed = await checkWriters(store, acknowledged)
      await checkHistory(store)
    } finally {
      await store.close()
    }
  }
  return committed.reduce((sum, count) => sum + count, 0)
}

/** Starts the writers and kills them all when one has acknowledged a random number of batches. */
async function writeUntilKilled(subject: CrashSubject, before: readonly number[]): Promise<number[]> {
  const acknowledged = [...before]
  const killAfter = randomInt(1, ACKNOWLEDGED_MAX)
  const children = WRITERS.map((writer, index) =>
    spawn(
      process.execPath,
      [CHILD, JSON.stringify(subject.config), subject.marker, writer, String((before[index] ?? 0) + 1)],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    ),
  )
  const problems: string[] = []
  await Promise.all(
    children.map(async (child, index) => {
      child.stderr.on('data', (data: Buffer) => problems.push(data.toString()))
      const closed = once(child, 'close')
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged[index] = Number(line)
        const done = acknowledged[index] - (before[index] ?? 0)
        if (done === killAfter) for (const one of children) one.kill('SIGKILL')
      }
      const [, signal] = await closed
      // A writer that fails by itself must not keep the others, and the test, going for ever.
      for (const one of children) one.kill('SIGKILL')
      assert.equal(signal, 'SIGKILL', `a writer ended by itself: ${problems.join('')}`)
    }),
  )
  return acknowledged
}

/** Answers how many batches of each writer are in the store: all that were acknowledged, and at most one more. */
export async function checkWriters(store: GraphStore, acknowledged: readonly number[]): Promise<number[]> {
  const committed: number[] = []
  for (const [index, writer] of WRITERS.entries()) {
    const least = acknowledged[index] ?? 0
    const own = { kind: 'compare', property: 'group', operator: 'eq', value: writer, folded: false } as const
    const nodes = await store.countNodes('Thing', own, READ)
    assert.ok(nodes === least || nodes === least + 1, `${writer}: ${least} acknowledged, ${nodes} there`)

    const numbers = Array.from({ length: nodes }, (_, number) => number + 1)
    const found = await store.nodesByKeys(
      'Thing',
      numbers.map((number) => thingKey(writer, number)),
      READ,
    )
    assert.ok(found.every((record, place) => record?.properties.size === place + 1))
    const paid = numbers.slice(1)
    const payments = await store.relationshipsByKeys(
      'PAYS',
      paid.map((number) => paymentKey(writer, number)),
      READ,
    )
    assert.ok(payments.every((record, place) => record?.properties.amountMinor === BigInt(paid[place] ?? 0)))

    // The writer does not know what became of its last batch and sends it again.
    const last = least + 1
    const again = await store.apply(crashBatch(writer, last), null)
    assert.equal(again.replayed, nodes === last)
    assert.ok(again.outcomes.every((outcome) => outcome.status === 'created'))
    assert.equal(await store.countNodes('Thing', own, READ), last)
    committed.push(last)
  }
  const { nodes, relationships } = await store.counts(READ)
  const total = committed.reduce((sum, count) => sum + count, 0)
  assert.deepEqual([nodes.get('Thing'), relationships.get('PAYS')], [total, total - WRITERS.length])
  return committed
}

/** One version and one audit entry for each committed batch, the chain whole. */
export async function checkHistory(store: GraphStore): Promise<void> {
  const version = await store.version()
  const entries: AuditEntry[] = []
  for (;;) {
    const page = await store.auditEntries(entries.length, 1_000)
    if (page.length === 0) break
    const head: AuditHead = entries.at(-1) ?? EMPTY_AUDIT_HEAD
    assert.equal(firstBrokenEntry(page, head), null)
    entries.push(...page)
  }
  assert.deepEqual(
    entries.map((entry) => entry.version),
    Array.from({ length: version }, (_, index) => index + 1),
  )
  const feed = await store.changesSince(0, Number.MAX_SAFE_INTEGER)
  assert.deepEqual([feed.version, feed.resync], [version, false])
  assert.equal(new Set(feed.records.map((record) => record.version)).size, version)
}
