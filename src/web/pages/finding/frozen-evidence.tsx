import { Card, Typography } from 'antd'
import type { FrozenAlert } from '../../../features/findings/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { Table } from '../../parts/table.tsx'

/** The alerts a finding was signed from, with their evidence as it was that day. */
export function FrozenEvidence({ alerts }: { alerts: readonly FrozenAlert[] }) {
  const { findings, column } = useText()
  return alerts.map(({ alertId, ruleName, message, evidence }) => (
    <Card
      key={alertId}
      size="small"
      title={`${findings.frozen}:${ruleName}`}
      style={{ marginTop: 16 }}
    >
      <Typography.Paragraph>{message}</Typography.Paragraph>
      <Table<Record<string, unknown>>
        aria-label={column.evidence}
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={evidence.map((row, index) => ({ ...row, index }) as Record<string, unknown>)}
        rowKey="index"
        columns={(['key', 'happenedOn', 'who', 'amount', 'note'] as const).map((name) => ({
          key: name,
          title: {
            key: column.evidence,
            happenedOn: column.date,
            who: column.who,
            amount: column.amount,
            note: column.note,
          }[name],
          render: (_, row) => String(row[name] ?? ''),
        }))}
      />
    </Card>
  ))
}
