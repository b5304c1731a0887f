import { useQuery } from '@tanstack/react-query'
import { Card, Tag } from 'antd'
import { Link } from 'react-router'
import { type Finding, findingPage } from '../../../features/findings/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, textColumn } from '../../parts/columns.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { Due } from '../findings/index.tsx'

/** The township's findings that are not closed, the earliest deadline first. */
export function OwnFindings() {
  const { township, findings, column } = useText()
  const list = useQuery({
    queryKey: ['/api/findings', 'own'],
    queryFn: () => read(findingPage, '/api/findings', { limit: 100 }),
  })
  const open = (list.data?.items ?? []).filter(({ state }) => state !== 'closed')
  return (
    <Card title={`${township.findings} (${open.length})`}>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Finding>
        aria-label={township.findings}
        size="small"
        loading={list.isPending}
        pagination={false}
        empty={township.none}
        rowKey="id"
        dataSource={open}
        columns={[
          {
            title: findings.number,
            width: 150,
            render: (_, { id, number }) => <Link to={`/findings/${id}`}>{number}</Link>,
          },
          {
            title: column.status,
            width: 90,
            render: (_, { state }) => <Tag>{findings.states[state]}</Tag>,
          },
          moneyColumn(findings.remaining, ({ remaining }) => remaining),
          { title: findings.dueOn, width: 190, render: (_, row) => <Due finding={row} /> },
          textColumn(findings.description, ({ description }) => description),
        ]}
      />
    </Card>
  )
}
