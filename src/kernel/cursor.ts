import type { z } from 'zod'
import { defineProblem } from './problem.ts'

export const cursorUnknown = defineProblem({
  code: 'cursor-unknown',
  status: 400,
  title: '分页位置有误',
  detail: () => '分页位置 cursor 无法识别,请从第一页重新查询。',
})

/** An opaque position in a list: the sort key of the last row that was sent. */
export function encodeCursor(key: readonly string[]): string {
  return btoa(encodeURIComponent(JSON.stringify(key)))
}

/** The sort key of a cursor; refuses with `cursor-unknown` where the text is none of ours. */
export function decodeCursor<Key>(cursor: string, key: z.ZodType<Key>): Key {
  const parsed = key.safeParse(contentOf(cursor))
  if (!parsed.success) throw cursorUnknown()
  return parsed.data
}

function contentOf(cursor: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(atob(cursor)))
  } catch {
    return null
  }
}
