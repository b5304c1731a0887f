import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { type StageRow, stageRow } from '../../../features/statements/schemas.ts'
import { type Query, read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { FigureButton } from './figure-button.tsx'
import { Percent } from './percent.tsx'

const measures = ['cameIn', 'wentOut', 'balance'] as const
const path = '/api/statements/stages'

/** What came to each stage, what went on from it, and what is there. */
export function StageTable({ query }: { query: Query }) {
  const { statements } = useText()
  const rows = useQuery({
    queryKey: [path, query],
    queryFn: () => read(z.array(stageRow), path, query),
  })
  return (
    <>
      <ProblemBox error={rows.error} retry={() => rows.refetch()} />
      <Table<StageRow>
        aria-label={statements.views.stage}
        size="small"
        loading={rows.isPending}
        pagination={false}
        rowKey="stage"
        dataSource={rows.data ?? []}
        empty={statements.none}
        columns={[
          { title: statements.views.stage, dataIndex: 'name' },
          ...measures.map((code) => ({
            title: statements.measures[code],
            align: 'right' as const,
            render: (_: unknown, { name, figures }: StageRow) => (
              <FigureButton
                figure={figures[code]}
                name={`${name} · ${statements.measures[code]}`}
              />
            ),
          })),
          { title: statements.rate, dataIndex: 'rateName' },
          { title: '%', align: 'right', render: (_, { rate }) => <Percent share={rate} /> },
        ]}
      />
      <ExportButtons path={path} query={query} />
    </>
  )
}
