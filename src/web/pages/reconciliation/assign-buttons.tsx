import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ReconciliationException } from '../../../features/reconciliation/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { AssignDialog, assign } from './assign-dialog.tsx'
import { exceptionsPath } from './exceptions.ts'
import { nobody, usePeople } from './people.ts'

interface AssignButtonsProps {
  exception: ReconciliationException
  /** The buttons may be gone with it, and the focus with them. */
  onDone(): void
}

/** Takes an exception oneself, or gives it to somebody or to nobody. */
export function AssignButtons({ exception, onDone }: AssignButtonsProps) {
  const { reconciliation, state } = useText()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { me, error } = usePeople()
  const [isOpen, setOpen] = useState(false)
  const take = useMutation({
    mutationFn: (assignedTo: string) => assign(exception, { assignedTo, note: '' }),
    onSuccess: () => {
      message.success(state.done)
    },
    // Where a colleague was quicker, the next try is of what he has made of it.
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: [exceptionsPath] })
      onDone()
    },
  })
  return (
    <>
      {me !== undefined && me !== exception.assignedTo && (
        <Button size="small" loading={take.isPending} onClick={() => take.mutate(me)}>
          {reconciliation.assigning.take}
        </Button>
      )}
      <Button size="small" onClick={() => setOpen(true)}>
        {reconciliation.assigning.give}
      </Button>
      <ProblemBox error={take.error ?? error} />
      {isOpen && (
        <AssignDialog
          title={reconciliation.assigning.give}
          present={exception.assignedTo ?? nobody}
          onAssign={(body) => assign(exception, body)}
          onClose={() => {
            setOpen(false)
            onDone()
          }}
        />
      )}
    </>
  )
}
