import { useQuery } from '@tanstack/react-query'
import { Card, Col, Row, Spin } from 'antd'
import { useParams } from 'react-router'
import { evaluationSummary } from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { Gaps } from './gaps.tsx'
import { Ranking } from './ranking.tsx'
import { RunSteps } from './run-steps.tsx'
import { Scores } from './scores.tsx'

/** One evaluation: what is missing, the ranking, and a township's scores down to their rows. */
export function Component() {
  const text = useText()
  const { id = '' } = useParams()
  const [filters] = useFilters()
  const run = useQuery({
    queryKey: ['/api/evaluations', id, 'ranking'],
    queryFn: () => read(evaluationSummary, `/api/evaluations/${id}/ranking`),
  })
  if (run.isPending) return <Spin aria-label={text.state.loading} />
  if (run.isError) return <ProblemBox error={run.error} retry={() => run.refetch()} />
  const township = filters['township'] ?? run.data.ranking[0]?.code ?? null
  return (
    <>
      <PageHead title={run.data.schemeName} note={text.state.asOf(run.data.asOf)}>
        <ToneTag tone="busy">{text.evaluation.states[run.data.state]}</ToneTag>
        <RunSteps run={run.data} />
      </PageHead>
      <Gaps id={id} />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={9}>
          <Card title={text.evaluation.ranking}>
            <Ranking run={run.data} chosen={township} />
          </Card>
        </Col>
        <Col xs={24} xl={15}>
          {township !== null && <Scores id={id} code={township} />}
        </Col>
      </Row>
    </>
  )
}
