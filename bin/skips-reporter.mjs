// Test reporter that lists only what was skipped, with the stated reason, one line each.

export default async function* skipsReporter(events) {
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.skip !== undefined) {
      const reason = typeof data.skip === 'string' && data.skip !== '' ? data.skip : 'no reason given'
      yield `  ${data.name} (${reason})\n`
    }
  }
}
