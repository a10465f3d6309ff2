// Measures the embedded store: `npm run bench:store -- --objects 627000`. Each step is a process of its own, so that peak
// memory is its own. Writes test/bench/results/store-DATE.json and prints a Markdown table; docs/performance.md says what
// the figures mean. No test: nothing fails by its time.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { StepName, StepResult } from './store-steps.ts'

const HERE = import.meta.dirname
const STEPS: readonly StepName[] = [
  'generate',
  'load',
  'export',
  'import',
  'scan',
  'project',
  'cold',
  'write',
]
/** Steps that are quick enough to be repeated; the median counts. */
const REPEATED: ReadonlySet<StepName> = new Set(['scan', 'project', 'cold'])
const ROUNDS = 3

const { values } = parseArgs({
  options: { objects: { type: 'string', default: '60000' }, folder: { type: 'string' } },
})
const objects = Number(values.objects)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'jingwei-bench-'))

try {
  const results = STEPS.map((name) => {
    process.stderr.write(`${name} ...\n`)
    return median(Array.from({ length: REPEATED.has(name) ? ROUNDS : 1 }, () => runStep(name)))
  })
  const at = new Date().toISOString()
  const [cpu] = cpus()
  const machine = {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  }
  const report = { at, objects, seed: 1, machine, rounds: ROUNDS, results }
  const path = join(HERE, 'results', `store-${at.slice(0, 10)}.json`)
  mkdirSync(join(HERE, 'results'), { recursive: true })
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`)
  process.stdout.write(table(results))
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}

function runStep(name: StepName): StepResult {
  const script = fileURLToPath(import.meta.resolve('./store-steps.ts'))
  const child = spawnSync(process.execPath, [script, name, folder, String(objects)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status !== 0) throw new Error(`step ${name} failed`)
  return JSON.parse(child.stdout)
}

/** The round with the median time. */
function median(rounds: readonly StepResult[]): StepResult {
  const sorted = rounds.toSorted((left, right) => left.seconds - right.seconds)
  return sorted[Math.floor(sorted.length / 2)]!
}

function table(results: readonly StepResult[]): string {
  const rows = results.map(({ name, seconds, cpuSeconds, peakMb, facts }) => {
    const texts = Object.entries(facts).map(([fact, value]) => `${fact} ${value.toLocaleString('en')}`)
    return `| ${name} | ${seconds} | ${cpuSeconds} | ${peakMb} | ${texts.join(', ')} |\n`
  })
  return `| step | seconds | CPU seconds | peak MB | facts |\n|---|---|---|---|---|\n${rows.join('')}`
}
