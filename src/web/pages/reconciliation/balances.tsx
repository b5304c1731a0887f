import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Col, Row, Statistic } from 'antd'
import { balanceStatement } from '../../../features/reconciliation/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'

export const statementKey = (month: string) => ['/api/reconciliation-statements', month]

/** What still separates the balance per bank from the balance per books. */
export function Balances({ month }: { month: string }) {
  const { reconciliation } = useText()
  const statement = useQuery({
    queryKey: statementKey(month),
    queryFn: () => read(balanceStatement, `/api/reconciliation-statements/${month}`),
  })
  const { data } = statement
  if (data === undefined) return <ProblemBox error={statement.error} />
  const apart = data.adjustedBank - data.adjustedBooks
  const figures = [
    [reconciliation.bankBalance, data.bankBalance],
    [reconciliation.adjustedBank, data.adjustedBank],
    [reconciliation.adjustedBooks, data.adjustedBooks],
    [reconciliation.bookBalance, data.bookBalance],
  ] as const
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Row gutter={16} align="middle">
        {figures.map(([title, fen]) => (
          <Col key={title} xs={12} xl={5}>
            <Statistic
              title={title}
              value={formatFen(fen)}
              styles={{ content: { fontSize: 18, fontVariantNumeric: 'tabular-nums' } }}
            />
          </Col>
        ))}
        <Col xs={24} xl={4}>
          <Alert
            role="status"
            type={apart === 0n ? 'success' : 'warning'}
            title={
              apart === 0n ? reconciliation.even : `${reconciliation.apart} ${formatFen(apart)}`
            }
          />
        </Col>
      </Row>
    </Card>
  )
}
