import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
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
  'unallocated',
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
        dataSource={rows.data ?? []}
        empty={statements.none}
        columns={[
          {
            title: statements.views[by],
            fixed: 'left',
            width: 180,
            render: (_, row) => <Item row={row} by={by} />,
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

/** What a row is about; a document by its number, with its title below. */
function Item({ row: { key, name }, by }: { row: StatementRow; by: Grouping }) {
  if (key === null) return <strong>{name}</strong>
  if (by !== 'document') return name
  return (
    <div style={{ width: 164 }}>
      {key}
      <Typography.Text type="secondary" ellipsis={{ tooltip: name }} style={{ display: 'block' }}>
        {name}
      </Typography.Text>
    </div>
  )
}
