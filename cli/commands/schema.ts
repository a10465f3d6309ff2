// jingwei schema: the GraphQL schema that the model gives, without a store.

import { type Command, Option } from 'commander'
import { introspectionFromSchema, printSchema } from 'graphql'
import { buildApiSchema } from '../../resolvers/schema.ts'
import type { CommandContext } from '../command-context.ts'
import { readConfig } from '../config.ts'
import { openModel } from '../open.ts'
import { addSettings, flagsOf } from '../settings-options.ts'

interface SchemaOptions {
  readonly format: 'sdl' | 'json'
}

export function addSchema(program: Command, context: CommandContext): void {
  const command = program
    .command('schema')
    .description('Print the GraphQL schema')
    .addOption(
      new Option('--format <format>', 'SDL, or the introspection result')
        .choices(['sdl', 'json'])
        .default('sdl'),
    )
  addSettings(command, ['schema']).action((options: SchemaOptions) => {
    const schema = buildApiSchema(openModel(readConfig(context.environment, flagsOf({ ...options }))))
    const text =
      options.format === 'sdl'
        ? printSchema(schema)
        : JSON.stringify(introspectionFromSchema(schema), null, 2)
    context.print(`${text}\n`)
  })
}
