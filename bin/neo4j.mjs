#!/usr/bin/env node
// Starts a real Neo4j Community for development and CI, in the foreground, on the loopback interface, without
// authentication, and prints its Bolt address once it answers. The first way that works is taken:
//   1. the address in JINGWEI_TEST_NEO4J_URI (nothing is started);
//   2. Docker, where an engine runs;
//   3. Java 17 or newer with the Neo4j jars resolved by Maven from bin/neo4j/pom.xml.
// Options: --port N (7687), --home DIR (.neo4j), --uri-file FILE (written once the server answers).
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const IMAGE = 'neo4j:5.26-community'
const START_SECONDS_MAX = 180
const POLL_MS = 300

const here = dirname(fileURLToPath(import.meta.url))
const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '7687' },
    home: { type: 'string', default: join(here, '..', '.neo4j') },
    'uri-file': { type: 'string' },
  },
})
const port = Number(options.port)
const home = resolve(options.home)
const uri = `bolt://127.0.0.1:${port}`

function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function announce(address) {
  if (options['uri-file']) writeFileSync(options['uri-file'], address)
  process.stdout.write(`${address}\n`)
}

/** The jars, resolved once into HOME/lib. */
function jars() {
  const lib = join(home, 'lib')
  if (existsSync(lib) && readdirSync(lib).some((name) => name.startsWith('neo4j-kernel-5'))) return lib
  process.stderr.write('Fetching the Neo4j 5.26 jars with Maven (125 MB, once)\n')
  const maven = spawnSync(
    'mvn',
    [
      '-B',
      '-q',
      '-f',
      join(here, 'neo4j', 'pom.xml'),
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${lib}`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  if (maven.status !== 0) fail('Maven could not resolve the Neo4j jars.')
  return lib
}

function startWithJava() {
  const lib = jars()
  const data = join(home, `server-${port}`)
  const conf = join(data, 'conf')
  mkdirSync(conf, { recursive: true })
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.security.auth_enabled': 'false',
    'server.memory.pagecache.size': '256m',
    'dbms.usage_report.enabled': 'false',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  writeFileSync(join(conf, 'neo4j.conf'), `${lines.join('\n')}\n`)
  const opens = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang', 'java.util.concurrent']
  return spawn(
    'java',
    [
      '-Xms512m',
      '-Xmx1g',
      '-XX:+UseG1GC',
      '-Dfile.encoding=UTF-8',
      '-Dio.netty.tryReflectionSetAccessible=true',
      ...opens.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      '-cp',
      join(lib, '*'),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${data}`,
      `--config-dir=${conf}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
}

function startWithDocker() {
  return spawn(
    'docker',
    [
      'run',
      '--rm',
      '-p',
      `127.0.0.1:${port}:7687`,
      '-e',
      'NEO4J_AUTH=none',
      '-e',
      'NEO4J_server_memory_heap_max__size=1G',
      IMAGE,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
}

function answers() {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' })
    // The Bolt handshake: magic number, then four proposed versions; a server answers with four bytes.
    socket.once('connect', () => socket.write(Buffer.from('6060b01700020805000000000000000000000000', 'hex')))
    socket.once('data', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
    socket.setTimeout(2000, () => {
      socket.destroy()
      done(false)
    })
  })
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

async function main() {
  if (process.env.JINGWEI_TEST_NEO4J_URI) return announce(process.env.JINGWEI_TEST_NEO4J_URI)
  if (await answers()) fail(`Something already answers on port ${port}; choose another with --port.`)

  let server
  if (works('docker', ['info'])) server = startWithDocker()
  else if (works('java', ['-version']) && works('mvn', ['-v'])) server = startWithJava()
  else fail('Neither a Docker engine nor Java 17 with Maven was found; Neo4j cannot be started here.')

  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'))
  server.on('exit', (code, signal) => process.exit(signal === 'SIGTERM' ? 0 : (code ?? 1)))

  const deadline = Date.now() + START_SECONDS_MAX * 1000
  while (!(await answers())) {
    if (Date.now() > deadline) {
      server.kill('SIGTERM')
      fail(`Neo4j did not answer within ${START_SECONDS_MAX} s.`)
    }
    await new Promise((done) => setTimeout(done, POLL_MS))
  }
  announce(uri)
}

await main()
