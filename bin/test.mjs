#!/usr/bin/env node
// `npm test`: runs test/**/*.test.ts with Node's own runner, readable, and names at the end what was skipped and why.
// Options go to the runner (npm test -- --test-name-pattern=live); paths replace the whole suite.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endWith, install } from './install.mjs'
import { nodePath, ROOT } from './node-path.mjs'
import { runChild } from './run-child.mjs'

const given = process.argv.slice(2)
const options = given.filter((argument) => argument.startsWith('-'))
const paths = given.filter((argument) => !argument.startsWith('-'))
const scratch = mkdtempSync(join(tmpdir(), 'jingwei-test-'))
const skipsFile = join(scratch, 'skips.txt')

const args = [
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  `--test-reporter=${join(ROOT, 'bin', 'skips-reporter.mjs')}`,
  `--test-reporter-destination=${skipsFile}`,
  // Files that use the one Neo4j database must not run side by side.
  ...(process.env.JINGWEI_TEST_NEO4J_URI ? ['--test-concurrency=1'] : []),
  ...options,
  ...(paths.length > 0 ? paths : ['test/**/*.test.ts']),
]

try {
  await install({ dev: true })
  process.exitCode = await runChild(nodePath(), args, { cwd: ROOT })
  const skips = readSkips()
  process.stdout.write(skips === '' ? '\nNothing was skipped.\n' : `\nSkipped:\n${skips}`)
} catch (error) {
  endWith(error)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function readSkips() {
  try {
    return readFileSync(skipsFile, 'utf8')
  } catch {
    return ''
  }
}
