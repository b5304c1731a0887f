import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/**
 * Sends parts of text into a COPY from standard input. Where they break off the server is told: it
 * would wait for the rest, and the rollback for it.
 */
export async function copyParts(
  client: pg.ClientBase,
  statement: string,
  parts: AsyncIterable<string | Buffer>,
): Promise<void> {
  const sink = client.query(copyFrom(statement))
  const done = finished(sink)
  done.catch(() => undefined)
  try {
    for await (const part of parts) {
      if (!sink.write(part)) await Promise.race([once(sink, 'drain'), done])
    }
  } catch (error) {
    sink.destroy(error instanceof Error ? error : new Error(String(error)))
    await done.catch(() => undefined)
    throw error
  }
  sink.end()
  await done
}
