import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { cutSlowClients } from '../../../resolvers/server/slow-clients.ts'

/** More than the sockets of both sides hold. */
const ANSWER_BYTES = 64 * 1024 * 1024

describe('a client', () => {
  let server: Server
  let client: Socket
  let stop = (): void => undefined
  beforeEach(async () => {
    server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    client = connect((server.address() as AddressInfo).port, '127.0.0.1')
    client.on('error', () => undefined)
  })
  afterEach(() => {
    stop()
    client.destroy()
    server.closeAllConnections()
    server.close()
  })

  async function request(): Promise<ServerResponse> {
    const arrived = once(server, 'request')
    client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    const [, response] = await arrived
    return response
  }

  it('that does not read its answer is cut off', async () => {
    stop = cutSlowClients(server, { stalledMs: 20, bytesPerSecondMin: 1e12, sweepMs: 5 })
    client.pause()
    const response = await request()
    response.end(Buffer.alloc(ANSWER_BYTES))

    await once(response, 'close')

    assert.equal(response.writableFinished, false)
  })

  it('that reads a large piece is given the time for it', async () => {
    stop = cutSlowClients(server, { stalledMs: 1, bytesPerSecondMin: 1e6, sweepMs: 1 })
    let bytes = 0
    client.on('data', (chunk) => {
      bytes += chunk.length
    })
    const response = await request()
    response.end(Buffer.alloc(ANSWER_BYTES))

    await once(response, 'close')

    assert.equal(response.writableFinished, true)
    assert.ok(bytes > 0)
  })
})
