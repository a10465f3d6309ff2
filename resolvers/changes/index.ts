import type { ChangeRecord } from '../../graph/model/changes.ts'
import type { Context } from '../context.ts'
import { Change, ChangeEnd } from './Change.ts'
import { type ChangesArguments, changes } from './changes.ts'

export const changesResolvers = {
  Subscription: {
    changes: {
      subscribe: (_root: unknown, args: ChangesArguments, context: Context) => changes(args, context),
      resolve: (record: ChangeRecord) => record,
    },
  },
  Change,
  ChangeEnd,
}
