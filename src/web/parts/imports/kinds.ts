import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { importKind } from '../../../features/imports/schemas.ts'
import { read } from '../../api/client.ts'

const path = '/api/import-kinds'

/** Every kind of file that the service reads. */
export function useImportKinds() {
  return useQuery({
    queryKey: [path],
    queryFn: () => read(z.array(importKind), path),
    staleTime: 3_600_000,
  })
}

/** The name of a kind of file; one that is not known yet stands for itself. */
export function useKindName(): (kind: string) => string {
  const kinds = useImportKinds().data ?? []
  return (kind) => kinds.find((one) => one.kind === kind)?.name ?? kind
}
