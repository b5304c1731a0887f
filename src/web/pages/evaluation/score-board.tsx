import { Card, Col, Row } from 'antd'
import type { EvaluationSummary } from '../../../features/evaluation/runs/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { Ranking } from './ranking.tsx'
import { Scores } from './scores.tsx'

interface ScoreBoardProps {
  run: EvaluationSummary
  township: string | null
}

/** The ranking, and beside it the scores of the township that is chosen in it. */
export function ScoreBoard({ run, township }: ScoreBoardProps) {
  const { evaluation } = useText()
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={9}>
        <Card title={evaluation.ranking}>
          <Ranking run={run} chosen={township} />
        </Card>
      </Col>
      <Col xs={24} xl={15}>
        {township !== null && <Scores id={run.id} code={township} />}
      </Col>
    </Row>
  )
}
