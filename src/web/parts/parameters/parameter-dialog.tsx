import { useQuery } from '@tanstack/react-query'
import { Timeline } from 'antd'
import { type ParameterDetail, parameterDetail } from '../../../features/parameters/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { DayField, ReasonField, TextField } from '../fields.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { ProblemBox } from '../problem-box.tsx'
import { ParamFields, type ParamSchema } from './param-fields.tsx'

const path = '/api/parameters'

/** A set of parameters with its history, changed from a day on and with a reason. */
export function ParameterDialog({ code, onClose }: { code: string; onClose(): void }) {
  const found = useQuery({
    queryKey: [path, code],
    queryFn: () => read(parameterDetail, `${path}/${code}`),
  })
  if (found.data === undefined) return <ProblemBox error={found.error} />
  return <Change detail={found.data} onClose={onClose} />
}

interface Answer {
  params: Record<string, unknown>
  validFrom: string
  source?: string
  reason: string
}

function Change({ detail, onClose }: { detail: ParameterDetail; onClose(): void }) {
  const { rules } = useText()
  const { code, name, schema, inForce, version, history } = detail
  return (
    <FormDialog<Answer>
      title={name}
      changed={[[path]]}
      onClose={onClose}
      initialValues={{ params: inForce }}
      onSend={({ params, ...answer }) =>
        send(parameterDetail, `${path}/${code}/settings`, {
          method: 'POST',
          version,
          body: { ...answer, params: changedOnly(params, inForce) },
          once: true,
        })
      }
    >
      <ParamFields schema={schema as ParamSchema} />
      <DayField name="validFrom" label={rules.validFrom} />
      <TextField name="source" label={rules.source} isOptional />
      <ReasonField name="reason" />
      {history.length > 0 && (
        <Timeline
          items={history.map(({ seq, validFrom, reason, setBy }) => ({
            key: String(seq),
            content: [validFrom, setBy ?? '', reason].join(' '),
          }))}
        />
      )}
    </FormDialog>
  )
}

const changedOnly = (
  params: Record<string, unknown>,
  before: Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).filter(([name, value]) => value !== before[name]))
