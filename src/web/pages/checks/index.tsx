import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Check, checkPage } from '../../../features/recipient-checks/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useMonths } from '../../parts/book-months.ts'
import { countColumn, moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { useNames, useTownships } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { DrawCheck } from './draw-check.tsx'

/** The samples of recipients that were drawn, and a new one. */
export function Component() {
  const { menu, checks, column } = useText()
  const names = useNames()
  const townships = useTownships().data ?? []
  const months = useMonths()
  const [{ month, townshipCode }] = useFilters()
  const [isDrawing, setDrawing] = useState(false)
  const mayDraw = useSession()?.role === 'auditor'
  return (
    <>
      <PageHead title={menu.checks}>
        {mayDraw && (
          <Button type="primary" onClick={() => setDrawing(true)}>
            {checks.draw}
          </Button>
        )}
      </PageHead>
      <FilterBar
        choices={[
          {
            name: 'month',
            label: column.month,
            options: months.map((one) => ({ value: one, label: one })),
          },
          {
            name: 'townshipCode',
            label: column.township,
            options: townships.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
      />
      <PagedTable<Check>
        label={menu.checks}
        path="/api/recipient-checks"
        query={{ month, townshipCode }}
        page={checkPage}
        initialSort="-number"
        rowKey="id"
        empty={checks.none}
        columns={[
          sorted('number', {
            title: checks.number,
            width: 150,
            render: (_, { id, number }) => <Link to={`/checks/${id}`}>{number}</Link>,
          }),
          sorted(
            'month',
            textColumn(column.month, (row) => row.month, 90),
          ),
          sorted(
            'township',
            textColumn(column.township, (row) => names.township(row.townshipCode), 120),
          ),
          sorted(
            'category',
            textColumn(
              column.category,
              ({ categoryCode }) =>
                categoryCode === null ? checks.allCategories : names.category(categoryCode),
              110,
            ),
          ),
          sorted(
            'populationCount',
            countColumn(checks.population, ({ populationCount }) => populationCount, 90),
          ),
          sorted(
            'populationAmount',
            moneyColumn(checks.populationAmount, ({ populationAmount }) => populationAmount),
          ),
          countColumn(checks.riskCount, ({ riskCount }) => riskCount, 130),
          countColumn(checks.randomCount, ({ randomCount }) => randomCount, 120),
          sorted(
            'answeredCount',
            countColumn(checks.answered, ({ answeredCount }) => answeredCount, 80),
          ),
          textColumn(column.reason, ({ reason }) => reason),
        ]}
      />
      {isDrawing && <DrawCheck onClose={() => setDrawing(false)} />}
    </>
  )
}
