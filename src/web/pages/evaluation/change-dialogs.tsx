import { Form } from 'antd'
import { z } from 'zod'
import type { ScoreChange } from '../../../features/evaluation/changes/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ChoiceField, MarksField, ReasonField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ProofUpload } from '../../parts/proof-upload.tsx'
import { indicatorOptions, useScored } from './indicator-options.ts'

const least = 4

interface Proposal {
  subjectCode: string
  indicator: string
  score: string
  reason: string
  proofIds?: string[]
}

/** Another score than the rule gives, for a reason; leadership decides. */
export function ProposeChange({ id, onClose }: { id: string; onClose(): void }) {
  const { evaluation, column, findings } = useText()
  const words = evaluation.byHand
  const scored = useScored(id)
  const path = `/api/evaluations/${id}/score-changes`
  return (
    <FormDialog<Proposal>
      title={words.propose}
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
      <ChoiceField
        name="subjectCode"
        label={column.township}
        options={scored.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Form.Item noStyle dependencies={['subjectCode']}>
        {({ getFieldValue }) => (
          <ChoiceField
            name="indicator"
            label={evaluation.indicator}
            options={indicatorOptions(
              scored.find(({ code }) => code === getFieldValue('subjectCode')),
            )}
          />
        )}
      </Form.Item>
      <MarksField name="score" label={words.score} />
      <ReasonField name="reason" least={least} />
      <Form.Item name="proofIds" label={findings.proofs}>
        <ProofUpload />
      </Form.Item>
    </FormDialog>
  )
}

interface DecideProps {
  id: string
  change: ScoreChange
  approve: boolean
  onClose(): void
}

/** The second person's word on a score by hand. */
export function DecideChange({ id, change, approve, onClose }: DecideProps) {
  const { evaluation, column } = useText()
  const words = evaluation.byHand
  return (
    <FormDialog<{ note?: string }>
      title={`${approve ? words.approve : words.reject} ${change.indicator} ${change.score}`}
      changed={[['/api/evaluations', id], [`/api/evaluations/${id}/score-changes`]]}
      onClose={onClose}
      onSend={({ note = '' }) =>
        send(z.null(), `/api/score-changes/${change.id}/decision`, {
          method: 'PUT',
          body: { approve, note },
          once: true,
        })
      }
    >
      <p>{change.reason}</p>
      <ReasonField label={column.note} isOptional />
    </FormDialog>
  )
}
