import type { Client } from './client.ts'

/** Every row of a paged list. */
export async function allOf<Row>(client: Client, url: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer = await client.get(`${url}${url.includes('?') ? '&' : '?'}limit=500${next}`)
    const page = answer.json<{ items: Row[]; nextCursor: string | null }>()
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}
