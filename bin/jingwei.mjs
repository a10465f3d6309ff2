#!/usr/bin/env node
// The command `jingwei`. Written for any Node from 20 on: installs what is missing, then runs the TypeScript command
// under the pinned Node with the same terminal, working directory, signals and exit code.

import { join } from 'node:path'
import { endWith, install } from './install.mjs'
import { nodePath, ROOT } from './node-path.mjs'
import { runChild } from './run-child.mjs'

try {
  await install()
  process.exitCode = await runChild(nodePath(), [join(ROOT, 'cli', 'main.ts'), ...process.argv.slice(2)])
} catch (error) {
  endWith(error)
}
