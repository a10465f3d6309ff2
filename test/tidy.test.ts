// The code about the code: reads every file as text and imports none of it. A failure lists the places.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, Kind, parse } from 'graphql'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LINES_MAX = 500
const PRODUCT = ['schema', 'graph', 'resolvers', 'loaders', 'seed', 'cli']

interface SourceFile {
  readonly path: string
  readonly text: string
  /** Without comments, so that prose may name what code may not. */
  readonly code: string
  /** Files of the repository that it imports, types included. */
  readonly imports: readonly string[]
  readonly packages: readonly string[]
}

const files = [...PRODUCT, 'test', 'bin', '.']
  .flatMap((folder) => globSync(folder === '.' ? '*.ts' : `${folder}/**/*.{ts,mjs}`, { cwd: ROOT }))
  .sort()
  .map(readSource)
const product = files.filter((file) => PRODUCT.includes(file.path.split('/')[0] ?? ''))

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const targets = [...code.matchAll(/(?:from|import|URL\()\s*\(?'([^']+)'/g)].map((match) => match[1] ?? '')
  const isFile = (target: string): boolean => /^\..*\.(ts|mjs)$/.test(target)
  return {
    path,
    text,
    code,
    imports: targets.filter(isFile).map((target) => normalize(join(dirname(path), target))),
    packages: targets.filter((target) => !target.startsWith('.')),
  }
}

/** Asserts that a list of faults is empty, and shows it where it is not. */
function none(faults: readonly string[]): void {
  assert.deepEqual(faults, [])
}

const MODEL = ['graph/model']
const PORT = [...MODEL, 'graph/lib', 'graph/store/port.ts']
const ENGINE = [...MODEL, 'graph/lib', 'graph/search', 'graph/store']
const WALKING = [...MODEL, 'graph/lib', 'graph/projection']

/** What a folder may import beside itself; the longest matching prefix counts. `cli` and tests may import all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'graph/lib': [],
  'graph/model': [],
  'graph/projection': PORT,
  'graph/algorithms': WALKING,
  'graph/workers': [...WALKING, 'graph/algorithms'],
  'graph/picture': [...WALKING, 'graph/algorithms'],
  'graph/search': PORT,
  'graph/query': [...PORT, 'graph/projection', 'graph/search', 'graph/algorithms', 'graph/workers'],
  'graph/exchange': [...PORT, 'graph/graph.ts'],
  'graph/store': ENGINE,
  'graph/store/sqlite': ENGINE,
  'graph/store/neo4j': ENGINE,
  'graph/store/open-store.ts': [...ENGINE, 'graph/store/sqlite', 'graph/store/neo4j'],
  graph: [...PORT, 'graph/projection'],
  loaders: [...PORT, 'graph/graph.ts', 'graph/projection', 'graph/query'],
  resolvers: [
    ...PORT,
    ...['graph/graph.ts', 'graph/projection', 'graph/algorithms', 'graph/workers', 'graph/picture'],
    ...['graph/query', 'graph/search', 'graph/exchange', 'loaders'],
  ],
  seed: [...PORT, 'graph/graph.ts'],
}
const ENGINES = ['graph/store/sqlite', 'graph/store/neo4j']

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}

function layerOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((place) => isWithin(path, place))
    .sort((a, b) => b.length - a.length)[0]
}

describe('imports', () => {
  it('go down the layers, never up or sideways', () => {
    const faults = product.flatMap(({ path, imports }) => {
      const layer = layerOf(path)
      if (layer === undefined) return []
      const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])]
      return imports
        .filter((target) => {
          const engine = ENGINES.find((place) => isWithin(target, place))
          if (engine) return !allowed.includes(engine)
          return !allowed.some((place) => isWithin(target, place))
        })
        .map((target) => `${path} imports ${target}`)
    })
    none(faults)
  })

  it('make no circle, types included', () => {
    const byPath = new Map(files.map((file) => [file.path, file.imports]))
    const finished = new Set<string>()
    const circles: string[] = []
    const follow = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      if (finished.has(path) || trail.includes(path)) return
      for (const target of byPath.get(path) ?? []) follow(target, [...trail, path])
      finished.add(path)
    }
    for (const { path } of files) follow(path, [])
    none(circles)
  })

  it('lead to files that exist, and every file is imported or an entry', () => {
    const paths = new Set(files.map((file) => file.path))
    const imported = new Set(files.flatMap((file) => file.imports))
    const isEntry = (path: string): boolean =>
      path === 'cli/main.ts' ||
      !path.includes('/') ||
      path.startsWith('bin/') ||
      path.includes('/generated/') ||
      /^test\/.*\.(test|bench)\.ts$/.test(path)
    const named = (path: string): boolean =>
      files.some(({ code }) => code.includes(`${path.split('/').at(-1)}'`))
    none([
      ...[...imported].filter((path) => !paths.has(path)).map((path) => `${path} does not exist`),
      ...[...paths]
        .filter((path) => !imported.has(path) && !isEntry(path) && !named(path))
        .map((path) => `${path} is not used`),
    ])
  })

  it('name a database driver only in the driver file of its engine', () => {
    const drivers: Readonly<Record<string, string>> = {
      'neo4j-driver': 'graph/store/neo4j/driver.ts',
      'node:sqlite': 'graph/store/sqlite/driver.ts',
    }
    const faults = product.flatMap(({ path, packages }) =>
      packages
        .filter((name) => name in drivers && drivers[name] !== path)
        .map((name) => `${path} imports ${name}`),
    )
    none(faults)
  })
})

describe('code', () => {
  const banned: readonly (readonly [string, RegExp, (path: string) => boolean])[] = [
    ['the environment outside the command', /process\.env/, (path) => !path.startsWith('cli/')],
    ['a GraphQL error outside problems.ts', /new GraphQLError\(/, (path) => path !== 'resolvers/problems.ts'],
    [
      'waiting, a clock or chance in an algorithm',
      /\basync\b|\bawait\b|Date\.now|new Date\(\)|performance\.now|Math\.random|setTimeout|setInterval|setImmediate/,
      (path) => path.startsWith('graph/algorithms/'),
    ],
    ['chance without a seed', /Math\.random/, () => true],
    [
      'Cypher or SQL in a resolver',
      /\b(MATCH \(|SELECT .* FROM|INSERT INTO)\b/,
      (path) => path.startsWith('resolvers/'),
    ],
  ]
  for (const [name, pattern, applies] of banned) {
    it(`of the product has no place for ${name}`, () => {
      none(product.filter(({ path, code }) => applies(path) && pattern.test(code)).map(({ path }) => path))
    })
  }

  const own = files.filter(({ path }) => !path.includes('/generated/') && path !== 'test/tidy.test.ts')

  it(`stands in files of at most ${LINES_MAX} lines`, () => {
    const lines = (text: string): number => text.split('\n').length - 1
    none(own.filter(({ text }) => lines(text) > LINES_MAX).map(({ path, text }) => `${path}: ${lines(text)}`))
  })

  it('leaves no work for later and hides nothing from the checkers', () => {
    const marks = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck|expect-error)|biome-ignore/
    none(own.filter(({ text }) => marks.test(text)).map(({ path }) => path))
  })

  it('has no `any`', () => {
    const untyped = /(:|\bas|<|\|)\s*any\b|\bany(\[\]|>|,\s*\w+>)/
    none(own.filter(({ path, code }) => path.endsWith('.ts') && untyped.test(code)).map(({ path }) => path))
  })

  it('names each file after what it holds', () => {
    const vague = /\/(utils?|helpers?|common|misc|types|constants|service|manager)\.ts$/
    none(own.filter(({ path }) => vague.test(path)).map(({ path }) => path))
  })
})

describe('texts for people', () => {
  it('stand in all three languages with the same parameters', () => {
    const { text } = readSource('graph/model/texts.ts')
    const blocks = [...text.matchAll(/^ {2}(\w+): \{\n([\s\S]*?)\n {2}\},$/gm)]
    assert.ok(blocks.length > 20)
    const faults = blocks.flatMap(([, key, block]) => {
      const texts = ['en', 'zh-Hant', 'zh-Hans'].map(
        (locale) => new RegExp(`^ {4}'?${locale}'?:\\s*(['"\`])(.+)\\1,$`, 'm').exec(block ?? '')?.[2],
      )
      const parameters = texts.map((line) => [...new Set(line?.match(/\{\w+\}/g))].sort().join())
      if (texts.includes(undefined)) return [`${key}: a language is missing`]
      return new Set(parameters).size === 1 ? [] : [`${key}: the parameters differ`]
    })
    none(faults)
  })
})

describe('the schema', () => {
  const ROOTS = ['Query', 'Mutation', 'Subscription']
  const documents = globSync('schema/**/*.graphql', { cwd: ROOT })
    .sort()
    .map((path) => [path, parse(readFileSync(join(ROOT, path), 'utf8'))] as const)

  it('describes every type, root field and directive', () => {
    none(documents.flatMap(([path, document]) => undescribed(document).map((name) => `${path}: ${name}`)))
  })

  /** Enumerations of codes that speak for themselves are described where a field uses them. */
  function undescribed(document: DocumentNode): string[] {
    return document.definitions.flatMap((definition) => {
      switch (definition.kind) {
        case Kind.OBJECT_TYPE_DEFINITION:
        case Kind.OBJECT_TYPE_EXTENSION: {
          const name = definition.name.value
          const isRoot = ROOTS.includes(name)
          const isOwn = definition.kind === Kind.OBJECT_TYPE_DEFINITION && !isRoot
          const fields = isRoot ? (definition.fields ?? []).filter((field) => !field.description) : []
          return [
            ...(isOwn && !definition.description ? [name] : []),
            ...fields.map((field) => `${name}.${field.name.value}`),
          ]
        }
        case Kind.INTERFACE_TYPE_DEFINITION:
        case Kind.UNION_TYPE_DEFINITION:
        case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        case Kind.SCALAR_TYPE_DEFINITION:
        case Kind.DIRECTIVE_DEFINITION:
          return definition.description ? [] : [definition.name.value]
        default:
          return []
      }
    })
  }
})

describe('the lock file', () => {
  it('names no registry', () => {
    const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
    assert.doesNotMatch(text, /"resolved"/)
  })
})
