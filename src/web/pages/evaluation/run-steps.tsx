import { Button } from 'antd'
import { useState } from 'react'
import {
  type EvaluationSummary,
  evaluationDetail,
} from '../../../features/evaluation/runs/schemas.ts'
import { send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { ReasonField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'

type Step = 'computation' | 'review' | 'return' | 'publication'

const stepsByState: Readonly<Record<EvaluationSummary['state'], readonly Step[]>> = {
  draft: ['computation'],
  computed: ['computation', 'review'],
  reviewed: ['return', 'publication'],
  published: [],
}
/** What a step says besides being taken, and whether it must. */
const sayings: Readonly<Partial<Record<Step, { name: string; isOptional: boolean }>>> = {
  review: { name: 'missingReason', isOptional: true },
  return: { name: 'reason', isOptional: false },
  publication: { name: 'earlyReason', isOptional: true },
}

/** The next steps of a run, by those who may take them. */
export function RunSteps({ run }: { run: EvaluationSummary }) {
  const { evaluation } = useText()
  const role = useSession()?.role
  const [taken, setTaken] = useState<Step | null>(null)
  const steps = stepsByState[run.state].filter((step) =>
    step === 'computation' ? role === 'auditor' || role === 'finance' : role === 'leadership',
  )
  return (
    <>
      {steps.map((step) => (
        <Button
          key={step}
          type={step === 'return' ? 'default' : 'primary'}
          onClick={() => setTaken(step)}
        >
          {evaluation.steps[step]}
        </Button>
      ))}
      {taken !== null && <TakeStep run={run} step={taken} onClose={() => setTaken(null)} />}
    </>
  )
}

interface TakeStepProps {
  run: EvaluationSummary
  step: Step
  onClose(): void
}

function TakeStep({ run: { id, version }, step, onClose }: TakeStepProps) {
  const { evaluation } = useText()
  const saying = sayings[step]
  return (
    <FormDialog<Record<string, string | undefined>>
      title={evaluation.steps[step]}
      changed={[['/api/evaluations']]}
      onClose={onClose}
      onSend={(answer) => {
        const given = Object.entries(answer).filter(([, text]) => text !== undefined && text !== '')
        return send(evaluationDetail, `/api/evaluations/${id}/${step}`, {
          method: 'POST',
          version,
          body: Object.fromEntries(given),
        })
      }}
    >
      <p>{evaluation.stepNotes[step]}</p>
      {saying !== undefined && <ReasonField {...saying} label={evaluation.sayings[step]} />}
    </FormDialog>
  )
}
