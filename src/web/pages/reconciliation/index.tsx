import { useText } from '../../messages/index.tsx'
import { useMonth, useMonths } from '../../parts/book-months.ts'
import { MonthSelect } from '../../parts/month-select.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PageTabs } from '../../parts/page-tabs.tsx'
import { Actions } from './actions.tsx'
import { FinanceBureau } from './finance-bureau.tsx'
import { Workbench } from './workbench.tsx'

/** A month's books against the bank's statement and against the finance bureau's table. */
export function Component() {
  const { menu, reconciliation } = useText()
  const month = useMonth()
  const months = useMonths()
  const { tabs } = reconciliation
  return (
    <>
      <PageHead title={menu.reconciliation}>
        <MonthSelect value={month} months={months} forgets="exception" />
        <Actions month={month} />
      </PageHead>
      <PageTabs
        tabs={[
          { name: 'bank', label: tabs.bank, content: <Workbench month={month} /> },
          { name: 'finance', label: tabs.finance, content: <FinanceBureau month={month} /> },
        ]}
      />
    </>
  )
}
