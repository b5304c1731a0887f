import { Select, Tabs } from 'antd'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Allocations } from './allocations.tsx'
import { Batches } from './batches.tsx'
import { Disbursements } from './disbursements.tsx'
import { Documents } from './documents.tsx'
import { Dwell } from './dwell.tsx'
import { Proposals } from './proposals.tsx'

const years = [2021, 2022, 2023, 2024, 2025, 2026]

/** The way of a year's money, stage by stage. */
export function Component() {
  const text = useText()
  const [filters, change] = useFilters()
  const year = Number(filters['year'] ?? 2023)
  const { tabs } = text.funds
  const stages = {
    documents: <Documents year={year} />,
    proposals: <Proposals year={year} />,
    allocations: <Allocations year={year} />,
    disbursements: <Disbursements year={year} />,
    batches: <Batches year={year} />,
    dwell: <Dwell year={year} />,
  }
  const names = Object.keys(stages) as (keyof typeof stages)[]
  return (
    <>
      <PageHead title={text.menu.funds}>
        <Select
          aria-label={text.funds.year}
          value={year}
          options={years.map((one) => ({ value: one, label: String(one) }))}
          onChange={(next: number) => change({ year: String(next) })}
        />
      </PageHead>
      <Tabs
        activeKey={filters['tab'] ?? 'documents'}
        onChange={(tab) => change({ tab })}
        destroyOnHidden
        items={names.map((name) => ({ key: name, label: tabs[name], children: stages[name] }))}
      />
    </>
  )
}
