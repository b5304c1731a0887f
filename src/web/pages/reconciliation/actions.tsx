import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Modal } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { readiness } from '../../../features/ledger/schemas.ts'
import { reconciled } from '../../../features/reconciliation/schemas.ts'
import { read, readFile, send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useFocusComingBack } from '../../parts/focus-coming-back.ts'
import { ImportDrawer } from '../../parts/imports/import-drawer.tsx'
import { HeadProblem } from '../../parts/page-head.tsx'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { saveAs } from '../../parts/save-as.ts'

const bankKinds = ['bank-statement', 'bank-return']

/** Import, match, freeze and close: what the finance section does in the order of the month. */
export function Actions({ month }: { month: string }) {
  const { reconciliation, state } = useText()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState<'upload' | 'close' | null>(null)
  const mayWork = useSession()?.role === 'finance'
  const act = useMutation({
    mutationFn: (path: string) => {
      const body = { month }
      return send(z.unknown(), path, { method: 'POST', body, once: true })
    },
    onSuccess: async () => {
      await queries.invalidateQueries()
      message.success(state.done)
    },
  })
  const run = useMutation({
    mutationFn: () =>
      send(reconciled, '/api/reconciliations', {
        method: 'POST',
        body: { month },
        once: true,
      }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const workbook = useMutation({
    mutationFn: async () =>
      saveAs(await readFile(`/api/reconciliation-statements/${month}/workbook`), `${month}.xlsx`),
  })
  return (
    <>
      {mayWork && (
        <>
          <Button onClick={() => setOpen('upload')}>{reconciliation.upload}</Button>
          <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
            {reconciliation.run}
          </Button>
          <Button
            loading={act.isPending}
            onClick={() => act.mutate('/api/reconciliation-statements')}
          >
            {reconciliation.freeze}
          </Button>
          <Button onClick={() => setOpen('close')}>{reconciliation.close}</Button>
        </>
      )}
      <Button loading={workbook.isPending} onClick={() => workbook.mutate()}>
        {reconciliation.workbook}
      </Button>
      <PdfButton
        isInHead
        title={reconciliation.statement}
        path="/api/reports/reconciliation-statement"
        query={{ month }}
      />
      <HeadProblem error={act.error ?? run.error ?? workbook.error} />
      {isOpen === 'upload' && <ImportDrawer kinds={bankKinds} onClose={() => setOpen(null)} />}
      {isOpen === 'close' && (
        <CloseMonth
          month={month}
          onClose={() => setOpen(null)}
          close={() => act.mutate('/api/closed-months', { onSuccess: () => setOpen(null) })}
          isClosing={act.isPending}
        />
      )}
    </>
  )
}

interface CloseMonthProps {
  month: string
  isClosing: boolean
  onClose(): void
  close(): void
}

function CloseMonth({ month, isClosing, onClose, close }: CloseMonthProps) {
  const { reconciliation } = useText()
  useFocusComingBack()
  const ready = useQuery({
    queryKey: ['/api/closed-months', month],
    queryFn: () => read(readiness, `/api/closed-months/${month}/readiness`),
  })
  const unmet = ready.data?.unmet ?? []
  return (
    <Modal
      open
      title={reconciliation.closeTitle(month)}
      okText={reconciliation.close}
      okButtonProps={{ disabled: ready.data === undefined || unmet.length > 0 }}
      confirmLoading={isClosing}
      onOk={close}
      onCancel={onClose}
    >
      <ProblemBox error={ready.error} />
      {ready.data !== undefined && (
        <Alert
          type={unmet.length === 0 ? 'success' : 'warning'}
          title={unmet.length === 0 ? reconciliation.ready : reconciliation.unmet}
          description={unmet.map(({ code, reason }) => <div key={code}>{reason}</div>)}
        />
      )}
    </Modal>
  )
}
