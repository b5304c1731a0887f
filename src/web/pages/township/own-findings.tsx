import { Card, Tag } from 'antd'
import { Link } from 'react-router'
import { type Finding, findingPage } from '../../../features/findings/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { Due } from '../findings/index.tsx'

/** The township's findings that are not closed, the earliest deadline first. */
export function OwnFindings() {
  const { township, findings, column } = useText()
  return (
    <Card title={township.findings}>
      <PagedTable<Finding>
        label={township.findings}
        path="/api/findings"
        query={{ open: true }}
        page={findingPage}
        empty={township.noFinding}
        rowKey="id"
        initialSort="dueOn"
        height={240}
        columns={[
          sorted('number', {
            title: findings.number,
            width: 150,
            render: (_, { id, number }) => <Link to={`/findings/${id}`}>{number}</Link>,
          }),
          sorted('state', {
            title: column.status,
            width: 90,
            render: (_, { state }) => <Tag>{findings.states[state]}</Tag>,
          }),
          sorted(
            'remaining',
            moneyColumn(findings.remaining, ({ remaining }) => remaining),
          ),
          sorted('dueOn', {
            title: findings.dueOn,
            width: 190,
            render: (_, row) => <Due finding={row} />,
          }),
          textColumn(findings.description, ({ description }) => description),
        ]}
      />
    </Card>
  )
}
