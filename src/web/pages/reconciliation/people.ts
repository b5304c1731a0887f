import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { assignee } from '../../../features/reconciliation/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'

const path = '/api/reconciliation-assignees'

/** As the service calls it, and no person's id. */
export const nobody = 'nobody'

/** To whom an exception can be given, and who of them is at the desk. */
export function usePeople() {
  const { role } = useText()
  const people = useQuery({ queryKey: [path], queryFn: () => read(z.array(assignee), path) })
  const all = people.data ?? []
  return {
    error: people.error,
    me: all.find(({ isMe }) => isMe)?.id,
    options: all.map((one) => ({
      value: one.id,
      label: `${one.displayName} (${role[one.role]})`,
    })),
  }
}
