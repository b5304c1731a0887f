import { useInfiniteQuery } from '@tanstack/react-query'
import { exceptionPage } from '../../../features/reconciliation/schemas.ts'
import { type Query, read } from '../../api/client.ts'

export const exceptionsPath = '/api/reconciliation-exceptions'

/** The exceptions that are asked for, as far as their pages were. */
export function useExceptions(query: Query) {
  const list = useInfiniteQuery({
    queryKey: [exceptionsPath, query],
    queryFn: ({ pageParam }) =>
      read(exceptionPage, exceptionsPath, { ...query, limit: 500, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
  const all = list.data?.pages.flatMap(({ items }) => items) ?? []
  return { list, all }
}
