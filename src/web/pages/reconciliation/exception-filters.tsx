import { Typography } from 'antd'
import type { Query } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { FilterBar, optionsOf } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { nobody, usePeople } from './people.ts'

const ages = [30, 60, 90]

/** What of a month's exceptions the address asks for. */
export function useExceptionQuery(month: string): { query: Query; isNarrowed: boolean } {
  const [filters] = useFilters()
  const { progress, kind, minAgeDays, assignedTo } = filters
  return {
    query: { month, waiting: progress !== 'done', kind, minAgeDays, assignedTo },
    isNarrowed: [kind, minAgeDays, assignedTo].some((one) => one !== undefined),
  }
}

export function ExceptionFilters() {
  const { reconciliation } = useText()
  const people = usePeople()
  const { progress, assigning } = reconciliation
  return (
    <FilterBar
      choices={[
        {
          name: 'progress',
          label: progress.label,
          initial: 'waiting',
          options: [
            { value: 'waiting', label: progress.waiting },
            { value: 'done', label: progress.done },
          ],
        },
        {
          name: 'kind',
          label: reconciliation.kind,
          options: optionsOf(reconciliation.kinds),
        },
        {
          name: 'minAgeDays',
          label: reconciliation.waitingFor,
          options: ages.map((days) => ({
            value: String(days),
            label: reconciliation.waitingSince(days),
          })),
        },
        {
          name: 'assignedTo',
          label: assigning.person,
          options: [
            { value: 'me', label: assigning.mine },
            { value: nobody, label: assigning.nobody },
            ...people.options,
          ],
        },
      ]}
    >
      <Typography.Text type="secondary" style={{ alignSelf: 'center' }}>
        {reconciliation.keys}
      </Typography.Text>
    </FilterBar>
  )
}
