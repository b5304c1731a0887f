import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { type StatementRow, statementRow } from '../../../features/statements/schemas.ts'
import { type Query, read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { FigureButton } from './figure-button.tsx'
import type { Grouping } from './index.tsx'
import { Percent } from './percent.tsx'

const path = '/api/statements'
const rates = ['arrival', 'allocation', 'disbursement', 'payment', 'execution'] as const
const shown = [
  'issued',
  'received',
  'carriedIn',
  'allocated',
  'adjusted',
  'disbursed',
  'paid',
  'spent',
  'returned',
  'recovered',
  'remitted',
  'carriedOut',
  'unspent',
] as const

/** A year's figures, a row for each category, township, document or month, the sum at the end. */
export function GroupTable({ query, by }: { query: Query; by: Grouping }) {
  const { statements } = useText()
  const wanted = { ...query, by }
  const rows = useQuery({
    queryKey: [path, wanted],
    queryFn: () => read(z.array(statementRow), path, wanted),
  })
  return (
    <>
      <ProblemBox error={rows.error} retry={() => rows.refetch()} />
      <Table<StatementRow>
        aria-label={statements.views[by]}
        size="small"
        loading={rows.isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey={({ key }) => key ?? ''}
        rowClassName={({ key }) => (key === null ? 'total-row' : '')}
        dataSource={rows.data ?? []}
        empty={statements.none}
        columns={[
          {
            title: statements.views[by],
            fixed: 'left',
            width: 170,
            render: (_, { key, name }) => (key === null ? <strong>{name}</strong> : name),
          },
          ...shown.map((code) => ({
            title: statements.measures[code],
            align: 'right' as const,
            render: (_: unknown, { name, figures }: StatementRow) => (
              <FigureButton
                figure={figures[code]}
                name={`${name} · ${statements.measures[code]}`}
              />
            ),
          })),
          ...rates.map((code) => ({
            title: `${statements.rates[code]} %`,
            align: 'right' as const,
            render: (_: unknown, { rates }: StatementRow) => <Percent share={rates[code]} />,
          })),
        ]}
      />
      <ExportButtons path={path} query={wanted} />
    </>
  )
}
