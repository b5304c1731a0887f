import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import {
  type BulletinHead,
  dispatchBulletin,
} from '../../../features/evaluation/dispatch/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ChoiceField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'

export const bulletinsPath = '/api/dispatch-bulletins'
const quarters = ['1', '2', '3', '4'] as const

interface Answer {
  quarter: string
  summary?: string
  requirements: string
}

interface WriteBulletinProps {
  year: number
  /** The one that is rewritten; a new one where there is none. */
  head: BulletinHead | null
  onClose(): void
}

/** Writes a quarter's bulletin on fresh figures. */
export function WriteBulletin({ year, head, onClose }: WriteBulletinProps) {
  const path = head === null ? null : `${bulletinsPath}/${year}/${head.quarter}`
  const before = useQuery({
    queryKey: [path],
    queryFn: () => read(dispatchBulletin, path ?? ''),
    enabled: path !== null,
  })
  if (path !== null && before.data === undefined) return null
  const { summary = '', requirements = '' } = before.data ?? {}
  return <BulletinForm year={year} head={head} onClose={onClose} text={{ summary, requirements }} />
}

interface BulletinFormProps extends WriteBulletinProps {
  text: { summary: string; requirements: string }
}

function BulletinForm({ year, head, onClose, text }: BulletinFormProps) {
  const { evaluation } = useText()
  const words = evaluation.bulletin
  return (
    <FormDialog<Answer>
      title={words.write}
      changed={[[bulletinsPath]]}
      onClose={onClose}
      initialValues={{ ...text, quarter: String(head?.quarter ?? 1) }}
      onSend={({ quarter, ...body }) =>
        send(dispatchBulletin, `${bulletinsPath}/${year}/${quarter}`, {
          method: 'PUT',
          body,
          ...(head !== null && { version: head.version }),
          once: true,
        })
      }
    >
      {head === null && (
        <ChoiceField
          name="quarter"
          label={words.quarter}
          options={quarters.map((one) => ({ value: one, label: words.title(year, Number(one)) }))}
        />
      )}
      <Form.Item name="summary" label={words.summary}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item
        name="requirements"
        label={words.requirements}
        rules={[{ required: true, min: 2 }]}
      >
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  )
}

/** Issues it, never by who wrote it; then it stays as it is. */
export function IssueBulletin({ head, onClose }: { head: BulletinHead; onClose(): void }) {
  const { evaluation } = useText()
  const words = evaluation.bulletin
  const { year, quarter, version } = head
  return (
    <FormDialog<object>
      title={`${words.issue} ${words.title(year, quarter)}`}
      changed={[[bulletinsPath]]}
      onClose={onClose}
      onSend={() =>
        send(dispatchBulletin, `${bulletinsPath}/${year}/${quarter}/issue`, {
          method: 'POST',
          version,
          body: {},
          once: true,
        })
      }
    >
      <p>{words.issueNote}</p>
    </FormDialog>
  )
}
