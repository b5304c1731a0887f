import { useText } from '../../messages/index.tsx'
import { useYear } from '../../parts/book-months.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PageTabs } from '../../parts/page-tabs.tsx'
import { YearSelect } from '../../parts/year-select.tsx'
import { Allocations } from './allocations.tsx'
import { Batches } from './batches.tsx'
import { Disbursements } from './disbursements.tsx'
import { Documents } from './documents.tsx'
import { Dwell } from './dwell.tsx'
import { Proposals } from './proposals.tsx'

/** The way of a year's money, stage by stage. */
export function Component() {
  const text = useText()
  const year = useYear()
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
        <YearSelect label={text.funds.year} />
      </PageHead>
      <PageTabs tabs={names.map((name) => ({ name, label: tabs[name], content: stages[name] }))} />
    </>
  )
}
