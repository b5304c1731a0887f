import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { journalAlarm } from '../../features/audit/schemas.ts'
import { read } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { useText } from '../messages/index.tsx'
import { useMoment } from './moment.ts'

const path = '/api/audit-alarm'
const readers: readonly (string | undefined)[] = ['administrator', 'auditor']

/** Says where the nightly check of the journal failed or stayed away; nothing where all is well. */
export function JournalAlarm() {
  const { journal } = useText()
  const saidOf = useMoment()
  const enabled = readers.includes(useSession()?.role)
  const state = useQuery({ queryKey: [path], queryFn: () => read(journalAlarm, path), enabled })
  if (state.data === undefined || state.data.alarm === null) return null
  const { alarm, checkedAt, detail } = state.data
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={journal.alarms[alarm]}
      description={alarm === 'broken' ? detail : journal.lastCheck(checkedAt && saidOf(checkedAt))}
    />
  )
}
