// Stands between a store and the test's Neo4j and breaks what networks break: no connections at all, no answers, or a
// commit whose acknowledgement never arrives.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Weather = 'clear' | 'down' | 'silent' | 'loses the next acknowledgement'

export interface BoltProxy {
  readonly uri: string
  /** Applies to what comes; `down` also cuts what is open. */
  set(weather: Weather): void
  close(): Promise<void>
}

/** The Bolt message COMMIT as a chunk: length 2, structure without fields, signature 0x12, end of message. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00])

export async function startProxy(serverUri: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(serverUri)
  const sockets = new Set<Socket>()
  let weather: Weather = 'clear'

  const server = createServer((client) => {
    if (weather === 'down') return client.destroy()
    const upstream = connect(Number(port), hostname)
    let isCut = false
    const pairs: [Socket, Socket][] = [
      [client, upstream],
      [upstream, client],
    ]
    for (const [from, to] of pairs) {
      sockets.add(from)
      from.on('data', (data: Buffer) => {
        if (from === upstream && isCut) return client.destroy()
        if (weather === 'silent') return
        if (from === client && weather === 'loses the next acknowledgement' && data.includes(COMMIT)) {
          isCut = true
          weather = 'clear'
        }
        to.write(data)
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      weather = next
      if (next === 'down') for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
