import { useQuery } from '@tanstack/react-query'
import { Button, Card, Descriptions, Timeline, Typography } from 'antd'
import { type AlertDetail, alertDetail } from '../../../features/detection/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { Money } from '../../parts/money.tsx'
import { useNames } from '../../parts/names.ts'
import { Shown } from '../../parts/shown.tsx'
import { Evidence } from './evidence.tsx'

/** One alert: what was found, by which rule of law, and the rows that show it. */
export function AlertPane({ id, onClose }: { id: string; onClose(): void }) {
  const alert = useQuery({
    queryKey: ['/api/alerts', id],
    queryFn: () => read(alertDetail, `/api/alerts/${id}`),
  })
  return <Shown query={alert}>{(data) => <Detail alert={data} onClose={onClose} />}</Shown>
}

function Detail({ alert, onClose }: { alert: AlertDetail; onClose(): void }) {
  const text = useText()
  const names = useNames()
  const { column } = text
  return (
    <Card
      title={alert.ruleName}
      extra={
        <Button size="small" onClick={onClose}>
          {text.action.close}
        </Button>
      }
    >
      <Typography.Paragraph>{alert.message}</Typography.Paragraph>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'pattern', label: column.pattern, children: text.pattern[alert.pattern] },
          { key: 'place', label: column.township, children: names.township(alert.townshipCode) },
          { key: 'amount', label: column.amount, children: <Money fen={alert.amount} /> },
          {
            key: 'basis',
            label: text.alerts.basis,
            children: alert.basis
              .map(({ document, article }) => `${document} ${article}`)
              .join(';'),
          },
          { key: 'next', label: text.alerts.nextCheck, children: alert.nextCheck },
        ]}
      />
      <Evidence alert={alert} />
      {alert.decisions.length > 0 && (
        <>
          <Typography.Title level={3} style={{ fontSize: 16 }}>
            {text.alerts.decisions}
          </Typography.Title>
          <Timeline
            items={alert.decisions.map(({ decidedBy, decidedAt, reason, decision }) => ({
              key: decidedAt,
              content: `${decidedAt.slice(0, 10)} ${decidedBy} ${text.alerts.status[decision]}:${reason}`,
            }))}
          />
        </>
      )}
    </Card>
  )
}
