import { Card } from 'antd'
import type { MonthReport } from '../../../features/reconciliation/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { Money } from '../../parts/money.tsx'
import { useNames } from '../../parts/names.ts'
import { Table } from '../../parts/table.tsx'

type Sides = MonthReport['threeSides'][number]
type Figure = Exclude<keyof Sides, 'categoryCode' | 'townshipCode'>

const figures: readonly Figure[] = ['approved', 'ledger', 'bank', 'returned', 'difference']

/** What was approved, what the ledger paid, what the bank credited, by category and township. */
export function ThreeSides({ report }: { report: MonthReport }) {
  const { column, reconciliation } = useText()
  const names = useNames()
  const titles: Readonly<Record<Figure, string>> = {
    approved: reconciliation.approved,
    ledger: reconciliation.ledger,
    bank: reconciliation.paidByBank,
    returned: reconciliation.returned,
    difference: reconciliation.difference,
  }
  return (
    <Card title={reconciliation.threeSides}>
      <Table<Sides>
        aria-label={reconciliation.threeSides}
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        rowKey={({ categoryCode, townshipCode }) => `${categoryCode}/${townshipCode}`}
        dataSource={report.threeSides}
        columns={[
          { title: column.category, render: (_, row) => names.category(row.categoryCode) },
          { title: column.township, render: (_, row) => names.township(row.townshipCode) },
          ...figures.map((figure) => ({
            title: titles[figure],
            align: 'right' as const,
            render: (_: unknown, row: Sides) => <Money fen={row[figure]} />,
          })),
        ]}
      />
    </Card>
  )
}
