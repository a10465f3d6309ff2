#!/usr/bin/env node
// Runs a script under the pinned Node: node bin/node.mjs SCRIPT [arguments].

import { endWith } from './install.mjs'
import { nodePath } from './node-path.mjs'
import { runChild } from './run-child.mjs'

try {
  process.exitCode = await runChild(nodePath(), process.argv.slice(2))
} catch (error) {
  endWith(error)
}
