import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { category, township } from '../../features/reference/schemas.ts'
import { read } from '../api/client.ts'

const forAnHour = { staleTime: 3_600_000 }

/** The district's townships by code. */
export function useTownships() {
  return useQuery({
    queryKey: ['townships'],
    queryFn: () => read(z.array(township), '/api/townships'),
    ...forAnHour,
  })
}

/** The relief categories by code. */
export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: () => read(z.array(category), '/api/categories'),
    ...forAnHour,
  })
}

export interface Names {
  township(code: string | null): string
  category(code: string | null): string
}

/** Names for codes; a code that is not known yet stands for itself, none for the whole district. */
export function useNames(): Names {
  const townships = useTownships().data
  const categories = useCategories().data
  return useMemo(
    () => ({ township: nameIn(townships), category: nameIn(categories) }),
    [townships, categories],
  )
}

const nameIn =
  (list: readonly { code: string; name: string }[] = []) =>
  (code: string | null) =>
    code === null ? '—' : (list.find((one) => one.code === code)?.name ?? code)
