// One graph for the API and the commands: writes go to the store, then into the projection, then to the listeners.
// Changes of other processes arrive by the change feed. One queue orders all of it, so versions only rise.
//
// While another process loads in bulk, the view that there is goes on to answer, without the load and at the version
// before it; a new one is built beside it once the load pauses. Only the loader's own process builds at once.

import { cycleRefusals, needsCycleCheck } from './acyclic.ts'
import type { ChangeListener, Graph } from './graph.ts'
import type { ChangeRecord, Outcome, WriteBatch, WriteResult } from './model/changes.ts'
import { DomainError } from './model/errors.ts'
import { LIMITS } from './model/limits.ts'
import type { Model } from './model/registry.ts'
import { type BuildProgress, buildBase } from './projection/build-base.ts'
import { deltaSize, type Update } from './projection/delta.ts'
import { scanSourceOf } from './projection/merge.ts'
import { Projection } from './projection/projection.ts'
import { fetchUpdates, needsRebuild } from './projection/updates.ts'
import type { GraphStore } from './store/port.ts'

export interface OpenGraphOptions {
  /** Told while the projection is built. */
  readonly onProgress?: (progress: BuildProgress) => void
}

export function openGraph(model: Model, store: GraphStore, options: OpenGraphOptions = {}): Graph {
  const follower = new Follower(model, store, options)
  let checking: Promise<unknown> = Promise.resolve()

  async function write(batch: WriteBatch, signal: AbortSignal | null): Promise<WriteResult> {
    await follower.listening
    const result = await store.apply(batch, signal)
    await follower.advance(result)
    return result
  }

  async function writeAcyclic(batch: WriteBatch, signal: AbortSignal | null): Promise<WriteResult> {
    const refusals = cycleRefusals(model, await follower.view(signal), batch.changes)
    const changes = batch.changes.filter((_, index) => refusals[index] === null)
    const result = await write({ ...batch, changes }, signal)
    const outcomes = result.outcomes.values()
    const all = refusals.map((refusal) => refusal ?? (outcomes.next().value as Outcome))
    return { ...result, outcomes: all }
  }

  return {
    model,
    store,
    view: (signal) => follower.view(signal),
    write(batch, signal) {
      if (!needsCycleCheck(model, batch)) return write(batch, signal)
      // One after another: what one writer is allowed to add, the next one's check must see.
      const turn = checking.then(() => writeAcyclic(batch, signal))
      checking = turn.catch(() => undefined)
      return turn
    },
    onChanges: (listener) => follower.listen(listener),
    close: () => follower.close(),
  }
}

class Follower {
  readonly #model: Model
  readonly #store: GraphStore
  readonly #options: OpenGraphOptions
  readonly #listeners = new Set<ChangeListener>()
  readonly #closing = new AbortController()
  #queue: Promise<unknown> = Promise.resolve()
  /** Settled once it is known from which version on the listeners are told. */
  listening: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null
  /** Version up to which changes were handled; null while nobody needs to know. */
  #known: number | null = null
  #view: Projection | null = null
  #building: Promise<Projection> | null = null
  /** Updates since the merge in progress began; null while none runs. */
  #sinceMerge: Update[] | null = null
  /** Bulk changes of other processes that the view lacks, by what they name; the newest of each. */
  #lacking = new Map<string, ChangeRecord>()
  #isReplacing = false
  /** True where a write of this process could not be followed: the view must catch up before it is shown again. */
  #isBehind = false

  constructor(model: Model, store: GraphStore, options: OpenGraphOptions) {
    this.#model = model
    this.#store = store
    this.#options = options
  }

  view(signal: AbortSignal | null): Promise<Projection> {
    if (this.#view && !this.#isBehind) return Promise.resolve(this.#view)
    if (!this.#building) {
      this.#building = this.#inTurn(() => this.#build()).finally(() => {
        this.#building = null
      })
      this.#building.catch(() => undefined)
    }
    return abortable(this.#building, signal)
  }

  /** After a write. The write stands even where the projection cannot follow it: the next reader then has it follow. */
  advance(result: WriteResult): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await this.#catchUp(result)
      } catch {
        this.#isBehind = true
      }
    })
  }

  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    this.#schedule()
    const start = this.#inTurn(async () => {
      this.#known ??= await this.#store.version()
    })
    this.listening = start.catch(() => undefined)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    if (this.#timer) clearTimeout(this.#timer)
    this.#listeners.clear()
    await this.#queue.catch(() => undefined)
    this.#view = null
  }

  /** Runs after everything that was asked for before, whether that failed or not. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #build(): Promise<Projection> {
    if (this.#isBehind) await this.#followAgain()
    if (this.#view) return this.#view
    const version = await this.#store.version()
    const base = await buildBase(this.#model, this.#store, {
      signal: this.#closing.signal,
      onProgress: this.#options.onProgress ?? null,
    })
    this.#view = new Projection(this.#model, base, version)
    // What was written during the scan is applied once more; listeners may be behind the new view, not ahead of it.
    const behind = this.#known ?? version
    this.#known = Math.min(behind, version)
    try {
      await this.#catchUp(null)
    } catch (error) {
      this.#dropView()
      throw error
    }
    if (this.#lacking.size > 0) this.#dropView()
    this.#schedule()
    return this.#view ?? this.#build()
  }

  /** A store that is away keeps the view for when it is back; what else cannot be followed is read anew. */
  async #followAgain(): Promise<void> {
    try {
      await this.#catchUp(null)
    } catch (error) {
      if (error instanceof DomainError) throw error
      this.#dropView()
    }
    this.#isBehind = false
  }

  /** Handles changes up to the write's version, or up to the feed's end. */
  async #catchUp(result: WriteResult | null): Promise<void> {
    if (this.#known === null) return this.#tell(result?.records ?? [], result?.version ?? 0)
    // Without records of its own the version is another process's, whose records only the feed has.
    const isOwn = result !== null && result.records.length > 0
    const isNew = result !== null && result.version > this.#known
    if (isOwn && needsRebuild(result.records) && (isNew || this.#lacking.size > 0)) this.#dropView()
    if (result && !isNew) return
    if (isOwn && result.version === this.#known + 1) return this.#handle(result.records, result.version)
    for (;;) {
      const page = await this.#store.changesSince(this.#known, LIMITS.changesMax)
      if (page.resync) return this.#resync()
      if (page.version === this.#known) return
      await this.#handle(page.records, page.version)
    }
  }

  async #handle(records: readonly ChangeRecord[], version: number): Promise<void> {
    if (this.#view) {
      const updates = await fetchUpdates(this.#model, this.#store, records)
      for (const update of updates) this.#sinceMerge?.push(update)
      for (const record of records) {
        if (isBulk(record) && record.version > this.#view.version) this.#lacking.set(bulkName(record), record)
      }
      const whole = this.#lacking.size > 0 ? 0 : version
      const view = this.#view.after(updates, Math.max(whole, this.#view.version))
      this.#view = view
      if (deltaSize(view.delta) > LIMITS.deltaItemsMax) this.#startMerge(view)
    }
    this.#known = version
    this.#tell(records, version)
  }

  async #resync(): Promise<void> {
    this.#dropView()
    this.#known = await this.#store.version()
    const version = this.#known
    const labels = [...this.#model.nodes.keys()]
    const types = [...this.#model.relationships.keys()]
    this.#tell(
      [
        ...labels.map((label) => ({ kind: 'bulkNodes', version, label }) as const),
        ...types.map((type) => ({ kind: 'bulkRelationships', version, type }) as const),
      ],
      version,
    )
  }

  /** The next call of view() builds anew. */
  #dropView(): void {
    this.#view = null
    this.#sinceMerge = null
    this.#lacking.clear()
  }

  /** Reads everything anew beside the running work; another bulk change meanwhile makes it vain, and it begins again. */
  async #replaceView(): Promise<void> {
    if (this.#isReplacing) return
    this.#isReplacing = true
    try {
      const lacking = new Map(this.#lacking)
      const version = await this.#store.version()
      const options = { signal: this.#closing.signal, onProgress: null }
      const base = await buildBase(this.#model, this.#store, options)
      await this.#inTurn(async () => {
        const isVain = [...this.#lacking].some(([name, record]) => lacking.get(name) !== record)
        if (!this.#view || isVain) return
        const view = await this.#broughtForward(new Projection(this.#model, base, version))
        if (!view) return
        this.#dropView()
        this.#view = view
        // They were told when they happened, but whoever asked the view then did not see them.
        this.#tell([...lacking.values()], view.version)
      })
    } finally {
      this.#isReplacing = false
    }
  }

  /** The view at the version up to which changes were handled; null where the feed does not lead there. */
  async #broughtForward(from: Projection): Promise<Projection | null> {
    let view = from
    while (this.#known !== null && view.version < this.#known) {
      const page = await this.#store.changesSince(view.version, LIMITS.changesMax)
      if (page.resync || needsRebuild(page.records) || page.version === view.version) return null
      view = view.after(await fetchUpdates(this.#model, this.#store, page.records), page.version)
    }
    return view
  }

  /** Builds a new base beside the running work; writes meanwhile go into the old delta and are repeated on the new base. */
  #startMerge(view: Projection): void {
    if (this.#sinceMerge) return
    const since: Update[] = []
    this.#sinceMerge = since
    const options = { signal: this.#closing.signal, onProgress: null }
    buildBase(this.#model, scanSourceOf(view), options)
      .then((base) => {
        if (this.#sinceMerge !== since || !this.#view) return
        this.#view = new Projection(this.#model, base, this.#view.version).after(since, this.#view.version)
      })
      .catch(() => undefined)
      .finally(() => {
        if (this.#sinceMerge === since) this.#sinceMerge = null
      })
  }

  #tell(records: readonly ChangeRecord[], version: number): void {
    if (records.length === 0) return
    for (const listener of this.#listeners) listener(records, version)
  }

  /** Looks for changes of other processes from time to time; the timer keeps no process alive. */
  #schedule(): void {
    if (this.#timer || this.#closing.signal.aborted) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      const wanted = this.#view !== null || this.#listeners.size > 0
      if (!wanted) return
      const before = new Set(this.#lacking.values())
      // A store that does not answer is met by the next request itself; the feed is asked again in a while.
      this.#inTurn(() => this.#catchUp(null))
        .then(() => {
          const pauses = [...this.#lacking.values()].every((record) => before.has(record))
          if (before.size > 0 && pauses) this.#replaceView().catch(() => undefined)
        })
        .catch(() => undefined)
        .finally(() => this.#schedule())
    }, LIMITS.followIntervalMs).unref()
  }
}

function isBulk(record: ChangeRecord): boolean {
  return record.kind === 'bulkNodes' || record.kind === 'bulkRelationships'
}

function bulkName(record: ChangeRecord): string {
  return `${record.kind} ${'label' in record ? record.label : 'type' in record ? record.type : ''}`
}

/** The shared build goes on when one of its callers leaves. */
function abortable<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const leave = () => reject(new DomainError('TIMEOUT', 'deadline'))
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
