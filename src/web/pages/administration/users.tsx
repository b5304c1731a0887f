import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { created, type User, user } from '../../../features/access/schemas.ts'
import { read, send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { textColumn } from '../../parts/columns.tsx'
import { TextField } from '../../parts/fields.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useNames, useTownships } from '../../parts/names.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { UserSteps, usersPath } from './change-user.tsx'

const path = usersPath

/** Who may sign in, as what and for where. */
export function Users() {
  const { administration, column, role: roles } = useText()
  const names = useNames()
  const [isNew, setNew] = useState(false)
  const list = useQuery({ queryKey: [path], queryFn: () => read(z.array(user), path) })
  return (
    <>
      <Button style={{ marginBottom: 12 }} onClick={() => setNew(true)}>
        {administration.newUser}
      </Button>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<User>
        aria-label={administration.tabs.users}
        size="small"
        loading={list.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey="id"
        dataSource={list.data ?? []}
        columns={[
          textColumn(administration.username, ({ username }) => username),
          textColumn(administration.displayName, ({ displayName }) => displayName),
          textColumn(administration.role, ({ role }) => roles[role]),
          textColumn(column.township, ({ townshipCode }) => names.township(townshipCode)),
          textColumn(administration.staffNumber, ({ staffNumber }) => staffNumber),
          {
            title: administration.state,
            width: 100,
            render: (_, { isDisabled }) => (
              <ToneTag tone={isDisabled ? 'bad' : 'good'}>
                {isDisabled ? administration.disabled : administration.enabled}
              </ToneTag>
            ),
          },
          {
            title: administration.steps,
            width: 330,
            render: (_, one) => <UserSteps one={one} />,
          },
        ]}
      />
      {isNew && <NewUser onClose={() => setNew(false)} />}
    </>
  )
}

interface Answer {
  username: string
  displayName: string
  password: string
  role: User['role']
  townshipCode?: string
  staffNumber?: string
}

function NewUser({ onClose }: { onClose(): void }) {
  const { administration, column, role: roles } = useText()
  const townships = useTownships().data ?? []
  return (
    <FormDialog<Answer>
      title={administration.newUser}
      changed={[[path]]}
      onClose={onClose}
      onSend={({ townshipCode, staffNumber, ...answer }) =>
        send(created, path, {
          method: 'POST',
          body: { ...answer, townshipCode: townshipCode ?? null, staffNumber: staffNumber || null },
          once: true,
        })
      }
    >
      <TextField name="username" label={administration.username} />
      <TextField name="displayName" label={administration.displayName} />
      <Form.Item name="role" label={administration.role} rules={[{ required: true }]}>
        <Select options={[...optionsOf(roles)]} />
      </Form.Item>
      <Form.Item name="townshipCode" label={column.township}>
        <Select
          allowClear
          options={townships.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <TextField name="staffNumber" label={administration.staffNumber} isOptional />
      <Form.Item name="password" label={administration.password} rules={[{ required: true }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </FormDialog>
  )
}
