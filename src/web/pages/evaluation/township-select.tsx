import { Select } from 'antd'
import type { EvaluationSummary } from '../../../features/evaluation/runs/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'

interface TownshipSelectProps {
  run: EvaluationSummary
  township: string
}

/** Whose part of a run is shown. */
export function TownshipSelect({ run, township }: TownshipSelectProps) {
  const { column } = useText()
  const [, change] = useFilters()
  return (
    <Select
      aria-label={column.township}
      className="no-print"
      style={{ minWidth: 160, marginBottom: 12 }}
      value={township}
      options={run.ranking.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(code: string) => change({ township: code, raise: undefined })}
    />
  )
}
