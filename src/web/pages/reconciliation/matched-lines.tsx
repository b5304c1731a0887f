import { Card } from 'antd'
import {
  type MatchedLine,
  type MonthReport,
  matchPage,
} from '../../../features/reconciliation/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { sorted } from '../../parts/columns.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { Money } from '../../parts/money.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { entryName } from '../../parts/words.ts'

/** What is matched, the books' entries left of the pass and the bank's line right of it. */
export function MatchedLines({ report: { month, matches } }: { report: MonthReport }) {
  const { column, reconciliation, transfer } = useText()
  const [filters] = useFilters()
  return (
    <Card title={reconciliation.matches}>
      <FilterBar
        choices={[
          {
            name: 'pass',
            label: reconciliation.pass,
            options: matches.map(({ pass, name, matches: count }) => ({
              value: pass,
              label: `${name} (${count})`,
            })),
          },
        ]}
      />
      <PagedTable<MatchedLine>
        label={reconciliation.matches}
        path="/api/reconciliation-matches"
        query={{ month, pass: filters['pass'] }}
        page={matchPage}
        initialSort="bookedOn"
        rowKey="lineId"
        height={320}
        columns={[
          {
            title: reconciliation.entries,
            width: 280,
            ellipsis: true,
            render: (_, { entries }) => entries.map((key) => entryName(transfer, key)).join(' + '),
          },
          {
            title: reconciliation.bookAmount,
            width: 130,
            align: 'right',
            render: (_, { bookAmount }) => <Money fen={bookAmount} />,
          },
          sorted<MatchedLine>('pass', {
            title: reconciliation.pass,
            dataIndex: 'passName',
            width: 150,
          }),
          sorted('amount', {
            title: reconciliation.bankAmount,
            width: 130,
            align: 'right',
            render: (_, { bankAmount }) => <Money fen={bankAmount} />,
          }),
          sorted<MatchedLine>('bookedOn', {
            title: column.date,
            dataIndex: 'bookedOn',
            width: 100,
          }),
          sorted<MatchedLine>('serial', {
            title: reconciliation.serial,
            dataIndex: 'serial',
            width: 170,
          }),
          sorted<MatchedLine>('counterparty', {
            title: reconciliation.counterparty,
            dataIndex: 'counterparty',
            ellipsis: true,
          }),
        ]}
      />
    </Card>
  )
}
