import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { assigned, type ReconciliationException } from '../../../features/reconciliation/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { exceptionsPath } from './exceptions.ts'

interface AssignSelectedProps {
  all: readonly ReconciliationException[]
  selected: readonly string[]
  onSelect(ids: readonly string[]): void
  onDone(): void
}

/** So many can be given at once. */
const most = 500

/** Ticks all, and gives those that are ticked to somebody, or to nobody. */
export function AssignSelected({ all, selected, onSelect, onDone }: AssignSelectedProps) {
  const { assigning } = useText().reconciliation
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const exceptions = all.filter(({ id }) => selected.includes(id)).slice(0, most)
  const offered = all.slice(0, most)
  const title = assigning.giveSelected(exceptions.length)
  return (
    <>
      <Checkbox
        checked={exceptions.length > 0 && exceptions.length === offered.length}
        indeterminate={exceptions.length > 0 && exceptions.length < offered.length}
        onChange={({ target }) => onSelect(target.checked ? offered.map(({ id }) => id) : [])}
      >
        {assigning.all}
      </Checkbox>
      <Button disabled={exceptions.length === 0} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {isOpen && (
        <AssignDialog
          title={title}
          present=""
          onClose={close}
          onAssign={async (body) => {
            await send(assigned, `${exceptionsPath}/assignments`, {
              method: 'POST',
              body: { ...body, exceptions: exceptions.map(({ id, version }) => ({ id, version })) },
              once: true,
            })
            onDone()
          }}
        />
      )}
    </>
  )
}
