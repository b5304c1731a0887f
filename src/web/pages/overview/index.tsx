import { useQuery } from '@tanstack/react-query'
import { Card, Col, Row, Spin, Statistic, Typography } from 'antd'
import { fundFlow } from '../../../features/ledger/schemas.ts'
import { formatWan } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'

/** Where the year's money is, as of which day. */
export function Component() {
  const text = useText()
  const year = 2023
  const flow = useQuery({
    queryKey: ['fund-flow', year],
    queryFn: () => read(fundFlow, '/api/fund-flow', { year }),
  })
  if (flow.isPending) return <Spin aria-label={text.state.loading} />
  if (flow.isError) return <ProblemBox error={flow.error} retry={() => flow.refetch()} />
  return (
    <>
      <Typography.Title level={2}>{text.menu.overview}</Typography.Title>
      <Typography.Paragraph type="secondary">
        {text.state.asOf(flow.data.asOf)}
      </Typography.Paragraph>
      <Row gutter={[16, 16]}>
        {flow.data.stages.map(({ stage, name, balance }) => (
          <Col key={stage} xs={12} lg={6}>
            <Card>
              <Statistic title={name} value={formatWan(balance)} suffix="万元" />
            </Card>
          </Col>
        ))}
      </Row>
    </>
  )
}
