import type { ChangeRecord } from '../../graph/model/changes.ts'
import type { Context } from '../context.ts'
import { type ChangesArguments, changes } from './changes.ts'

export { Change, ChangeEnd } from './Change.ts'

export const Subscription = {
  changes: {
    subscribe: (_root: unknown, args: ChangesArguments, context: Context) => changes(args, context),
    resolve: (record: ChangeRecord) => record,
  },
}
