import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Col, Row, Statistic } from 'antd'
import type { z } from 'zod'
import { balanceStatement } from '../../../features/reconciliation/schemas.ts'
import { formatFen, sumFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useMoment } from '../../parts/moment.ts'
import { Shown } from '../../parts/shown.tsx'

type Statement = z.output<typeof balanceStatement>
type Item = Statement['items'][number]

export const statementKey = (month: string) => ['/api/reconciliation-statements', month]

/** What still separates the balance per books from the balance per bank, and what of it is decided. */
export function Balances({ month }: { month: string }) {
  const statement = useQuery({
    queryKey: statementKey(month),
    queryFn: () => read(balanceStatement, `/api/reconciliation-statements/${month}`),
  })
  return <Shown query={statement}>{(data) => <Totals statement={data} />}</Shown>
}

const isUndecided = ({ state }: Item): boolean => state === 'open' || state === 'proposed'

/** By how much the books are above the bank because of these. */
const apartBy = (items: readonly Item[]): bigint =>
  sumFen(items.map(({ side, amount }) => (side === 'books' ? amount : -amount)))

function Totals({ statement }: { statement: Statement }) {
  const { reconciliation } = useText()
  const { bankBalance, bookBalance, toleratedDifference, items } = statement
  const undecided = apartBy(items.filter(isUndecided))
  const figures = [
    [reconciliation.bookBalance, bookBalance],
    [reconciliation.bankBalance, bankBalance],
    [reconciliation.apart, bookBalance - bankBalance],
    [reconciliation.decided, apartBy(items) - undecided - toleratedDifference],
    [reconciliation.undecided, undecided],
  ] as const
  return (
    <Card size="small">
      <Row gutter={16} align="middle">
        {figures.map(([title, fen]) => (
          <Col key={title} xs={12} lg={4}>
            <Statistic
              title={title}
              value={formatFen(fen)}
              styles={{ content: { fontSize: 18, fontVariantNumeric: 'tabular-nums' } }}
            />
          </Col>
        ))}
        <Col xs={24} lg={4}>
          <Verdict statement={statement} />
        </Col>
      </Row>
    </Card>
  )
}

/** Whether what is known explains how far the balances are apart, and whether it is all decided. */
function Verdict({ statement }: { statement: Statement }) {
  const { reconciliation } = useText()
  const saidOf = useMoment()
  const { adjustedBank, adjustedBooks, isBalanced, items, frozenAt, outdatedSince } = statement
  const isOpen = items.some(isUndecided)
  const explained = isOpen ? reconciliation.toDecide : reconciliation.allDecided
  return (
    <Alert
      role="status"
      type={!isBalanced ? 'error' : isOpen ? 'warning' : 'success'}
      title={
        isBalanced ? explained : reconciliation.unexplained(formatFen(adjustedBank - adjustedBooks))
      }
      {...(frozenAt !== null && { description: reconciliation.frozen(saidOf(frozenAt)) })}
      {...(outdatedSince !== null && {
        description: reconciliation.outdated(saidOf(outdatedSince)),
      })}
    />
  )
}
