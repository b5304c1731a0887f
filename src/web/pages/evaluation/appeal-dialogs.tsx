import { Form } from 'antd'
import { z } from 'zod'
import type { Appeal } from '../../../features/evaluation/appeals/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ChoiceField, MarksField, ReasonField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ProofUpload } from '../../parts/proof-upload.tsx'
import { indicatorOptions, useScored } from './indicator-options.ts'

const least = 4

interface Ground {
  indicator: string
  ground: string
  proofIds: string[]
}

/** A township says why one of its own scores is wrong, with proof. */
export function FileAppeal({ id, onClose }: { id: string; onClose(): void }) {
  const { evaluation, findings } = useText()
  const [own] = useScored(id)
  const path = `/api/evaluations/${id}/appeals`
  return (
    <FormDialog<Ground>
      title={evaluation.appeal.file}
      changed={[[path]]}
      onClose={onClose}
      onSend={(body) =>
        send(z.object({ id: z.string() }), path, {
          method: 'POST',
          body,
          once: true,
        })
      }
    >
      <ChoiceField name="indicator" label={evaluation.indicator} options={indicatorOptions(own)} />
      <ReasonField name="ground" label={evaluation.appeal.ground} least={least} />
      <Form.Item name="proofIds" label={findings.proofs} rules={[{ required: true }]}>
        <ProofUpload />
      </Form.Item>
    </FormDialog>
  )
}

interface AnswerProps {
  id: string
  appeal: Appeal
  onClose(): void
}

/** With a score the appeal is upheld, and a second person decides on it; without it is rejected. */
export function AnswerAppeal({ id, appeal, onClose }: AnswerProps) {
  const { evaluation } = useText()
  const words = evaluation.appeal
  return (
    <FormDialog<{ answer: string; score?: string }>
      title={`${words.toAnswer} ${appeal.subjectName} ${appeal.indicator}`}
      changed={[[`/api/evaluations/${id}/appeals`], [`/api/evaluations/${id}/score-changes`]]}
      onClose={onClose}
      onSend={({ answer, score }) =>
        send(z.null(), `/api/appeals/${appeal.id}/answer`, {
          method: 'PUT',
          body: { answer, score: score || undefined },
          once: true,
        })
      }
    >
      <p>{appeal.ground}</p>
      <ReasonField name="answer" label={words.answer} least={least} />
      <MarksField name="score" label={words.score} isOptional />
    </FormDialog>
  )
}
