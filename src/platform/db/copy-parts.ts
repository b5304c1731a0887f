import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/**
 * Sends parts of text into a COPY from standard input. Where they break off the server is told: it
 * would wait for the rest, and the rollback for it.
 */
export async function copyParts(
  client: pg.ClientBase,
  statement: string,
  parts: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  await pipeline(parts, client.query(copyFrom(statement)))
}
