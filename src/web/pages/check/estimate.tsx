import { Card, Descriptions, Typography } from 'antd'
import type { CheckEstimate } from '../../../features/recipient-checks/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'

/** What the answers say about everybody who was paid, with how sure that is. */
export function Estimate({ estimate }: { estimate: CheckEstimate }) {
  const { checks } = useText()
  const { risk, random, shortCount, short, formula, source } = estimate
  const said = ({ drawn, answered, shortCount }: typeof risk) =>
    checks.sample(drawn, answered, shortCount)
  const facts: [string, string][] = [
    [checks.parts.risk, said(risk)],
    [checks.parts.random, said(random)],
    [
      checks.shortCount,
      shortCount === null
        ? checks.noEstimate
        : `${shortCount.value} (${checks.between(String(shortCount.low), String(shortCount.high))})`,
    ],
    [
      checks.short,
      short === null
        ? checks.noEstimate
        : `${formatFen(short.value)} (${checks.between(formatFen(short.low), formatFen(short.high))})`,
    ],
  ]
  return (
    <Card
      size="small"
      title={checks.estimate}
      extra={checks.confidence}
      style={{ marginBottom: 16 }}
    >
      <Descriptions
        size="small"
        column={{ xs: 1, lg: 2 }}
        items={facts.map(([label, children]) => ({ key: label, label, children }))}
      />
      <Typography.Text type="secondary">{`${checks.formula}:${formula} ${source}`}</Typography.Text>
    </Card>
  )
}
