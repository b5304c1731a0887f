import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
import { z } from 'zod'
import {
  type AlertDetail,
  type EvidenceRow,
  evidenceRow,
} from '../../../features/detection/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn } from '../../parts/columns.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

type Row = EvidenceRow & { atStake: bigint }

/** The rows that show what an alert says, as they are now, with what of each is at stake. */
export function Evidence({ alert }: { alert: AlertDetail }) {
  const { column } = useText()
  const path = `/api/alerts/${alert.id}/evidence`
  const now = useQuery({ queryKey: [path], queryFn: () => read(z.array(evidenceRow), path) })
  const rows = (now.data ?? []).map((row, at): Row => ({ ...row, atStake: stakeAt(alert, at) }))
  return (
    <>
      <ProblemBox error={now.error} retry={() => now.refetch()} />
      <Table<Row>
        aria-label={column.evidence}
        size="small"
        style={{ marginTop: 12 }}
        loading={now.isPending}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={rows}
        rowKey={({ kind, key }) => `${kind}/${key}`}
        columns={[
          {
            title: column.evidence,
            render: (_, { key, note }) => <TwoLines first={key} second={note} />,
          },
          {
            title: column.who,
            width: 150,
            render: (_, { who, account, happenedOn, month }) => (
              <TwoLines first={who ?? account} second={happenedOn ?? month} />
            ),
          },
          moneyColumn(column.amount, ({ atStake }) => atStake, 105),
        ]}
      />
    </>
  )
}

const stakeAt = ({ evidence }: AlertDetail, at: number): bigint => evidence[at]?.atStake ?? 0n

function TwoLines({ first, second }: { first: string | null; second: string | null }) {
  return (
    <>
      <div style={{ wordBreak: 'break-all' }}>{first}</div>
      <Typography.Text type="secondary">{second}</Typography.Text>
    </>
  )
}
