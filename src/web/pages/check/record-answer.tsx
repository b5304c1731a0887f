import { Form } from 'antd'
import { type CheckPerson, checkDetail } from '../../../features/recipient-checks/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { AmountField, ChoiceField, DayField, ReasonField } from '../../parts/fields.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { yuanOf } from '../../parts/yuan.ts'

interface Answer {
  askedOn: string
  askedBy: string
  outcome: string
  received?: string
  receivedFrom?: string
  receivedForm?: string
  note?: string
}

interface RecordAnswerProps {
  path: string
  person: CheckPerson
  onClose(): void
}

const answered = 'answered'

/** What a person says reached him or her; what differs from the books becomes an alert. */
export function RecordAnswer({ path, person, onClose }: RecordAnswerProps) {
  const { checks, column } = useText()
  return (
    <FormDialog<Answer>
      title={`${checks.record} ${person.position} ${person.name}`}
      changed={[[path], ['/api/recipient-checks'], ['/api/alerts']]}
      onClose={onClose}
      initialValues={{ askedBy: 'visit', outcome: answered }}
      onSend={({ received, note = '', ...answer }) =>
        send(checkDetail, `${path}/${person.position}/answers`, {
          method: 'POST',
          body: { ...answer, note, ...(received !== undefined && { received: yuanOf(received) }) },
          once: true,
        })
      }
    >
      <DayField name="askedOn" label={checks.askedOn} />
      <ChoiceField name="askedBy" label={checks.askedBy} options={optionsOf(checks.askedByNames)} />
      <ChoiceField name="outcome" label={checks.outcome} options={optionsOf(checks.outcomes)} />
      <Form.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) => getFieldValue('outcome') === answered && <Received />}
      </Form.Item>
      <ReasonField label={column.note} isOptional />
    </FormDialog>
  )
}

function Received() {
  const { checks } = useText()
  return (
    <>
      <AmountField name="received" label={checks.received} />
      <ChoiceField
        name="receivedFrom"
        label={checks.receivedFrom}
        options={optionsOf(checks.fromNames)}
      />
      <ChoiceField
        name="receivedForm"
        label={checks.receivedForm}
        options={optionsOf(checks.formNames)}
      />
    </>
  )
}
