import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { z } from 'zod'
import { remark } from '../../../features/payments/batches/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, textColumn } from '../../parts/columns.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

type Remark = z.output<typeof remark>

/** Where the roster and the register of who is entitled do not agree. */
export function Remarks({ path, count }: { path: string; count: number }) {
  const { batch, funds, column } = useText()
  const list = useQuery({ queryKey: [path], queryFn: () => read(z.array(remark), path) })
  return (
    <Card size="small" title={batch.remarks(count)} style={{ marginBottom: 16 }}>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Remark>
        aria-label={batch.remarks(count)}
        size="small"
        loading={list.isPending}
        pagination={{ pageSize: 5, hideOnSinglePage: true }}
        rowKey={({ line, kind, identity }) => `${line}/${kind}/${identity}`}
        dataSource={list.data ?? []}
        columns={[
          textColumn(funds.line, ({ line }) => line, 70),
          textColumn(column.message, ({ kind }) => batch.remarkKinds[kind], 120),
          textColumn(batch.village, ({ village }) => village),
          textColumn(batch.person, ({ personName }) => personName, 100),
          textColumn(batch.identity, ({ identity }) => identity, 180),
          moneyColumn(column.amount, ({ amount }) => amount),
          moneyColumn(batch.standard, ({ standard }) => standard),
        ]}
      />
    </Card>
  )
}
