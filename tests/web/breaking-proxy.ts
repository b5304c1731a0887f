import { connect, createServer, type Socket } from 'node:net'
import { afterAll } from 'vitest'

export interface BreakingProxy {
  origin: string
  /** From now on uploads are cut off after so many bytes have gone on; null: no longer. */
  breakAfter(bytes: number | null): void
  /** How many uploads were cut off in mid-file. */
  broken(): number
}

/** Stands between the browser and the service, and cuts connections in the middle of an upload. */
export async function breakingProxy(port: number): Promise<BreakingProxy> {
  let limit: number | null = null
  let count = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const service = connect(port, '127.0.0.1')
    let sent: number | null = null
    for (const socket of [client, service]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        service.destroy()
      })
    }
    client.on('data', (chunk) => {
      if (chunk.includes('POST /api/imports/')) sent = 0
      if (sent !== null) sent += chunk.length
      if (limit !== null && sent !== null && sent > limit) {
        count += 1
        client.resetAndDestroy()
        service.resetAndDestroy()
        return
      }
      service.write(chunk)
    })
    service.on('data', (chunk) => client.write(chunk))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    breakAfter: (bytes) => {
      limit = bytes
    },
    broken: () => count,
  }
}
