import { useQuery } from '@tanstack/react-query'
import { Flex, Typography } from 'antd'
import { monthReport } from '../../../features/reconciliation/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { Shown } from '../../parts/shown.tsx'
import { Balances } from './balances.tsx'
import { ExceptionQueue } from './exception-queue.tsx'
import { MatchedLines } from './matched-lines.tsx'
import { ThreeSides } from './three-sides.tsx'

/** A month's books against its statement, until nothing separates the two. */
export function Workbench({ month }: { month: string }) {
  const { reconciliation } = useText()
  const report = useQuery({
    queryKey: ['/api/reconciliations', month],
    queryFn: () => read(monthReport, `/api/reconciliations/${month}`),
  })
  return (
    <Shown query={report}>
      {(data) => (
        <Flex vertical gap={16}>
          <Typography.Text type="secondary">
            {reconciliation.lines(data.matchedLines, data.statementLines)}
          </Typography.Text>
          <Balances month={month} />
          <ExceptionQueue month={month} />
          <MatchedLines report={data} />
          <ThreeSides report={data} />
        </Flex>
      )}
    </Shown>
  )
}
