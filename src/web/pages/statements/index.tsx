import { Segmented, Space } from 'antd'
import { useText } from '../../messages/index.tsx'
import { useLastDayOf, useYear } from '../../parts/book-months.ts'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { useCategories, useTownships } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { YearSelect } from '../../parts/year-select.tsx'
import { EntriesDrawer } from './entries-drawer.tsx'
import { GroupTable } from './group-table.tsx'
import { StageTable } from './stage-table.tsx'

const views = ['stage', 'category', 'township', 'document', 'month'] as const
export type Grouping = Exclude<(typeof views)[number], 'stage'>

/** A year's money from every side, with rates; every figure opens the rows that add up to it. */
export function Component() {
  const { menu, statements, state, overview } = useText()
  const year = useYear()
  const lastDay = useLastDayOf(year)
  const [filters, change] = useFilters()
  const view = views.find((one) => one === filters['by']) ?? 'stage'
  const asOf = filters['asOf'] ?? lastDay
  const scope = { year, asOf, category: filters['category'], township: filters['township'] }
  return (
    <>
      <PageHead title={menu.statements} note={state.asOf(asOf)}>
        <YearSelect label={overview.year} />
        <PdfButton
          isInHead
          title={statements.pdf}
          path="/api/reports/fund-flow"
          query={{ year, asOf }}
        />
      </PageHead>
      <Scope />
      <Space style={{ marginBottom: 12 }}>
        <Segmented
          aria-label={statements.by}
          value={view}
          options={views.map((one) => ({ value: one, label: statements.views[one] }))}
          onChange={(by) => change({ by })}
        />
      </Space>
      {view === 'stage' ? <StageTable query={scope} /> : <GroupTable query={scope} by={view} />}
      <EntriesDrawer />
    </>
  )
}

function Scope() {
  const { column, statements } = useText()
  const options = (list: readonly { code: string; name: string }[] = []) =>
    list.map(({ code, name }) => ({ value: code, label: name }))
  const categories = options(useCategories().data)
  const townships = options(useTownships().data)
  return (
    <FilterBar
      choices={[
        { name: 'category', label: column.category, options: categories },
        { name: 'township', label: column.township, options: townships },
        { name: 'asOf', label: statements.asOf, type: 'day' },
      ]}
    />
  )
}
