import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import {
  type EvaluationSummary,
  evaluationDetail,
} from '../../../features/evaluation/runs/schemas.ts'
import { send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { HeadProblem } from '../../parts/page-head.tsx'

type Step = 'computation' | 'review' | 'publication'

const stepsByState: Readonly<Record<EvaluationSummary['state'], readonly Step[]>> = {
  draft: ['computation'],
  computed: ['computation', 'review'],
  reviewed: ['publication'],
  published: [],
}

/** The next steps of a run, by those who may take them. */
export function RunSteps({ run }: { run: EvaluationSummary }) {
  const { evaluation, alerts } = useText()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const role = useSession()?.role
  const take = useMutation({
    mutationFn: (step: Step) =>
      send(evaluationDetail, `/api/evaluations/${run.id}/${step}`, {
        method: 'POST',
        version: run.version,
        body: {},
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['/api/evaluations'] })
      message.success(alerts.done)
    },
  })
  const steps = stepsByState[run.state].filter((step) =>
    step === 'computation' ? role === 'auditor' || role === 'finance' : role === 'leadership',
  )
  return (
    <>
      <HeadProblem error={take.error} />
      {steps.map((step) => (
        <Button
          key={step}
          type="primary"
          loading={take.isPending}
          onClick={() => take.mutate(step)}
        >
          {evaluation.steps[step]}
        </Button>
      ))}
    </>
  )
}
