import { useQuery } from '@tanstack/react-query'
import { evaluationDetail, type TownshipResult } from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'

/** The townships of a run with their indicators; a township sees its own. */
export function useScored(id: string): readonly TownshipResult[] {
  const run = useQuery({
    queryKey: ['/api/evaluations', id],
    queryFn: () => read(evaluationDetail, `/api/evaluations/${id}`),
  })
  return run.data?.townships ?? []
}

/** A township's indicators to choose from, each with its score. */
export function indicatorOptions(township: TownshipResult | undefined) {
  return (township?.areas ?? []).flatMap(({ indicators }) =>
    indicators.map(({ code, name, score, weight }) => ({
      value: code,
      label: `${code} ${name} (${score ?? '—'}/${weight})`,
    })),
  )
}
