import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Modal, Popconfirm, Space, Switch, Typography } from 'antd'
import { useState } from 'react'
import {
  endedSessions,
  resetPasswordAnswer,
  type User,
  user,
} from '../../../features/access/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ChoiceField, TextField } from '../../parts/fields.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useTownships } from '../../parts/names.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'

export const usersPath = '/api/users'

interface Answer {
  displayName: string
  role: User['role']
  townshipCode?: string
  staffNumber?: string
  isEnabled: boolean
}

/** What can be done about a user: changed, given a one-time password, signed out everywhere. */
export function UserSteps({ one }: { one: User }) {
  const { administration } = useText()
  const { message } = App.useApp()
  const [isChanging, setChanging] = useState(false)
  const path = `${usersPath}/${one.id}`
  const reset = useMutation({
    gcTime: 0,
    mutationFn: () =>
      send(resetPasswordAnswer, `${path}/password-resets`, { method: 'POST', body: {} }),
  })
  const end = useMutation({
    mutationFn: () => send(endedSessions, `${path}/sessions`, { method: 'DELETE' }),
    onSuccess: ({ ended }) => message.success(administration.ended(ended)),
  })
  return (
    <>
      <ProblemBox error={reset.error ?? end.error} />
      <Space>
        <Button size="small" onClick={() => setChanging(true)}>
          {administration.change}
        </Button>
        <Popconfirm title={administration.resetSure} onConfirm={() => reset.mutate()}>
          <Button size="small">{administration.reset}</Button>
        </Popconfirm>
        <Button size="small" onClick={() => end.mutate()}>
          {administration.end}
        </Button>
      </Space>
      {isChanging && <ChangeUser one={one} onClose={() => setChanging(false)} />}
      <Modal
        open={reset.data !== undefined}
        title={`${administration.reset} ${one.username}`}
        footer={null}
        onCancel={reset.reset}
      >
        <p>{administration.resetDone}</p>
        <Typography.Text code copyable>
          {reset.data?.oneTimePassword}
        </Typography.Text>
      </Modal>
    </>
  )
}

function ChangeUser({ one, onClose }: { one: User; onClose(): void }) {
  const { administration, column, role: roles } = useText()
  const townships = useTownships().data ?? []
  const { id, version, displayName, role, townshipCode, staffNumber, isDisabled } = one
  return (
    <FormDialog<Answer>
      title={`${administration.change} ${one.username}`}
      changed={[[usersPath]]}
      onClose={onClose}
      initialValues={{
        displayName,
        role,
        isEnabled: !isDisabled,
        ...(townshipCode !== null && { townshipCode }),
        ...(staffNumber !== null && { staffNumber }),
      }}
      onSend={({ isEnabled, townshipCode, staffNumber, ...answer }) =>
        send(user, `${usersPath}/${id}`, {
          method: 'PUT',
          version,
          body: {
            ...answer,
            townshipCode: townshipCode ?? null,
            staffNumber: staffNumber || null,
            isDisabled: !isEnabled,
          },
          once: true,
        })
      }
    >
      <TextField name="displayName" label={administration.displayName} />
      <ChoiceField name="role" label={administration.role} options={optionsOf(roles)} />
      <ChoiceField
        name="townshipCode"
        label={column.township}
        options={townships.map(({ code, name }) => ({ value: code, label: name }))}
        isOptional
      />
      <TextField name="staffNumber" label={administration.staffNumber} isOptional />
      <Form.Item name="isEnabled" label={administration.enabled} valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDialog>
  )
}
