import { Typography } from 'antd'
import type { EvaluationSummary } from '../../features/evaluation/runs/schemas.ts'
import { useText } from '../messages/index.tsx'

type Ranked = Pick<EvaluationSummary['ranking'][number], 'name' | 'grade' | 'gradeCap'>

/** A grade, marked where it is lower than the total earns. */
export const markedGrade = ({ grade, gradeCap }: Ranked): string =>
  gradeCap === null ? grade : `${grade}*`

/** Under a ranking: whose grade a veto holds down, and which one. */
export function GradeCaps({ ranking }: { ranking: readonly Ranked[] }) {
  const { evaluation } = useText()
  const capped = ranking.flatMap(({ name, grade, gradeCap }) =>
    gradeCap === null ? [] : [evaluation.capped(name, gradeCap.earned, grade, gradeCap.by)],
  )
  if (capped.length === 0) return null
  return <Typography.Paragraph>*{capped.join('; ')}</Typography.Paragraph>
}
