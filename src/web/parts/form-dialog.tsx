import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, type FormInstance, Modal } from 'antd'
import type { ReactNode } from 'react'
import { Problem } from '../api/problem.ts'
import { useText } from '../messages/index.tsx'
import { useFocusComingBack } from './focus-coming-back.ts'
import { ProblemBox } from './problem-box.tsx'

export interface FormDialogProps<Values> {
  title: string
  /** Sends what was filled in; a refusal is shown in the dialog, and nothing of it is lost. */
  onSend(values: Values): Promise<unknown>
  onClose(): void
  /** What has changed with it and is read anew. */
  changed: readonly QueryKey[]
  initialValues?: Partial<Values>
  /** What is said when it is taken. */
  done?: string
  children: ReactNode
}

/** A form in a dialog: filled in, sent, and closed when the service has taken it. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { state } = useText()
  const { title, onSend, onClose, changed, initialValues, done = state.done, children } = props
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  useFocusComingBack()
  const send = useMutation({
    mutationFn: onSend,
    onSuccess: async () => {
      await Promise.all(changed.map((queryKey) => queries.invalidateQueries({ queryKey })))
      message.success(done)
      onClose()
    },
    onError: (error) => mark(form, error),
  })
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      <ProblemBox
        error={send.error}
        advice={faultsIn(form, send.error).length > 0 ? state.seeFields : undefined}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => send.mutate(values)}
        {...(initialValues !== undefined && { initialValues: initialValues as object })}
      >
        {children}
      </Form>
    </Modal>
  )
}

interface FieldFault {
  name: (string | number)[]
  errors: string[]
}

/** What the service says field by field, where the form has each of the fields. */
function faultsIn(form: FormInstance, error: Error | null): FieldFault[] {
  if (!(error instanceof Problem)) return []
  const names = form.getFieldsError().map(({ name }) => `/${name.join('/')}`)
  const isHere = error.faults.every(({ pointer }) => names.includes(pointer))
  return !isHere
    ? []
    : error.faults.map(({ pointer, reason }) => ({
        name: pointer.slice(1).split('/'),
        errors: [reason],
      }))
}

/** Says at each field what the service has against it, and leads to the first. */
function mark(form: FormInstance, error: Error): void {
  const faults = faultsIn(form, error)
  form.setFields(faults)
  const [first] = faults
  if (first !== undefined) form.scrollToField(first.name, { focus: true })
}
