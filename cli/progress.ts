// Progress of long work on the error stream: a bar where a person watches, else a line every few seconds.

import { Presets, SingleBar } from 'cli-progress'
import type { CommandContext } from './command-context.ts'

/** Milliseconds between two lines. */
const LINE_INTERVAL_MS = 5_000

export interface Progress {
  /** `share` 0 to 1, null where the whole is not known. */
  update(rows: number, share: number | null, note: string): void
  stop(): void
}

export function startProgress(context: CommandContext): Progress {
  const started = performance.now()
  const rate = (rows: number) => Math.round((rows * 1_000) / Math.max(performance.now() - started, 1))
  return context.interactive ? barProgress(rate) : lineProgress(context, rate)
}

function barProgress(rate: (rows: number) => number): Progress {
  const bar = new SingleBar(
    { format: '{bar} {percentage}% {rows} rows, {rate}/s {note}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  )
  bar.start(1, 0, { rows: 0, rate: 0, note: '' })
  return {
    update: (rows, share, note) =>
      bar.update(share ?? 0, { rows: grouped(rows), rate: grouped(rate(rows)), note }),
    stop: () => bar.stop(),
  }
}

function lineProgress(context: CommandContext, rate: (rows: number) => number): Progress {
  let last = performance.now()
  return {
    update(rows, share, note) {
      if (performance.now() - last < LINE_INTERVAL_MS) return
      last = performance.now()
      const percent = share === null ? '' : `${Math.floor(share * 100)}% `
      context.note(`${percent}${grouped(rows)} rows, ${grouped(rate(rows))}/s ${note}\n`)
    },
    stop() {},
  }
}

export function grouped(count: number): string {
  return count.toLocaleString('en-US')
}
