// Cuts off clients that do not read: a response whose bytes have not moved for a while holds memory and, in a stream,
// a place that others want.

import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { LIMITS } from '../../graph/model/limits.ts'

interface Progress {
  readonly sentBytes: number
  readonly sinceMs: number
}

interface SlowClientLimits {
  readonly stalledMs?: number
  readonly bytesPerSecondMin?: number
  readonly sweepMs?: number
}

/** Watches the responses of a server until the returned function is called. */
export function cutSlowClients(
  server: Server,
  {
    stalledMs = LIMITS.stalledReaderMs,
    bytesPerSecondMin = LIMITS.readerBytesPerSecondMin,
    sweepMs = LIMITS.connectionSweepMs,
  }: SlowClientLimits = {},
): () => void {
  const open = new Set<ServerResponse>()
  const progress = new WeakMap<Socket, Progress>()
  server.on('request', (_request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  const sweep = setInterval(() => {
    const nowMs = performance.now()
    for (const { socket } of open) if (socket && isStalled(socket, nowMs)) socket.destroy()
  }, sweepMs)
  sweep.unref()
  return () => clearInterval(sweep)

  function isStalled(socket: Socket, nowMs: number): boolean {
    const sentBytes = socket.bytesWritten - socket.writableLength
    const before = progress.get(socket)
    if (socket.writableLength > 0 && before?.sentBytes === sentBytes) {
      // Node counts a piece as sent when all of it is, so a large piece is given the time that it needs.
      const pieceMs = (1000 * socket.writableLength) / bytesPerSecondMin
      return nowMs - before.sinceMs >= stalledMs + pieceMs
    }
    progress.set(socket, { sentBytes, sinceMs: nowMs })
    return false
  }
}
