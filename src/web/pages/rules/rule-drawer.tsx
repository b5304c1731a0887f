import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Descriptions, Drawer, Flex, Form } from 'antd'
import { useState } from 'react'
import { type RulePreview, rulePreview } from '../../../features/detection/schemas.ts'
import { parameterDetail } from '../../../features/parameters/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { read, send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useFocusComingBack } from '../../parts/focus-coming-back.ts'
import { ParamFields, type ParamSchema } from '../../parts/parameters/param-fields.tsx'
import { ParameterDialog } from '../../parts/parameters/parameter-dialog.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import type { Rule } from './index.tsx'

/** A rule's card, and what other parameters would find, before they take effect. */
export function RuleDrawer({ rule, onClose }: { rule: Rule; onClose(): void }) {
  const { rules } = useText()
  const [isChanging, setChanging] = useState(false)
  useFocusComingBack()
  const role = useSession()?.role
  return (
    <Drawer open title={rule.name} size={640} onClose={onClose}>
      <Flex vertical gap={16}>
        <Descriptions
          column={1}
          items={[
            { key: 'summary', label: rules.summary, children: rule.summary },
            { key: 'why', label: rules.why, children: rule.why },
            { key: 'not', label: rules.exclusions, children: <Lines of={rule.exclusions} /> },
            {
              key: 'basis',
              label: rules.basis,
              children: (
                <Lines of={rule.basis.map(({ document, article }) => `${document} ${article}`)} />
              ),
            },
          ]}
        />
        {role !== 'leadership' && <Preview rule={rule} />}
        {role === 'administrator' && (
          <Button onClick={() => setChanging(true)}>{rules.apply}</Button>
        )}
      </Flex>
      {isChanging && <ParameterDialog code={rule.code} onClose={() => setChanging(false)} />}
    </Drawer>
  )
}

function Lines({ of }: { of: readonly string[] }) {
  return (
    <div>
      {of.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  )
}

function Preview({ rule: { code, params } }: { rule: Rule }) {
  const { rules } = useText()
  const present = useQuery({
    queryKey: ['/api/parameters', code],
    queryFn: () => read(parameterDetail, `/api/parameters/${code}`),
  })
  const preview = useMutation({
    mutationFn: (values: { params?: object }) =>
      send(rulePreview, `/api/detection-rules/${code}/previews`, {
        method: 'POST',
        body: { params: values.params ?? {} },
      }),
  })
  if (present.data === undefined) return <ProblemBox error={present.error} />
  return (
    <Form
      layout="vertical"
      initialValues={{ params: present.data.inForce }}
      onFinish={(values) => preview.mutate(values)}
    >
      <ParamFields schema={params as ParamSchema} />
      <Button htmlType="submit" loading={preview.isPending}>
        {rules.preview}
      </Button>
      <ProblemBox error={preview.error} />
      {preview.data !== undefined && <Outcome preview={preview.data} />}
    </Form>
  )
}

function Outcome({ preview }: { preview: RulePreview }) {
  const { rules } = useText()
  const groups = ['added', 'dropped', 'kept'] as const
  return (
    <Alert
      role="status"
      style={{ marginTop: 12 }}
      title={[
        rules.asOf(preview.asOf),
        ...groups.map((group) =>
          rules[group](preview[group].count, formatFen(preview[group].amount)),
        ),
      ].join(';')}
    />
  )
}
