import { useQuery } from '@tanstack/react-query'
import { Card, Flex } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { rulePractice } from '../../../features/detection/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'

const most = 8

/** The rules with most alerts to decide on, each a link to its queue. */
export function OpenAlerts() {
  const { overview } = useText()
  const practice = useQuery({
    queryKey: ['/api/detection-rules/practice'],
    queryFn: () => read(z.array(rulePractice), '/api/detection-rules/practice'),
  })
  const rules = (practice.data ?? []).toSorted((a, b) => b.openCount - a.openCount)
  const count = rules.reduce((sum, { openCount }) => sum + openCount, 0)
  return (
    <Card title={overview.byRule} extra={<Link to="/alerts">{overview.open(count)}</Link>}>
      <ProblemBox error={practice.error} retry={() => practice.refetch()} />
      {rules.slice(0, most).map(({ ruleCode, name, openCount }) => (
        <Flex key={ruleCode} justify="space-between" style={{ padding: '4px 0' }}>
          <Link to={`/alerts?ruleCode=${ruleCode}`}>{name}</Link>
          <span>{openCount}</span>
        </Flex>
      ))}
    </Card>
  )
}
