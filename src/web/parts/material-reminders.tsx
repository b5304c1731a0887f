import { useQuery } from '@tanstack/react-query'
import { Space } from 'antd'
import { z } from 'zod'
import { type Reminder, reminder } from '../../features/evaluation/materials/schemas.ts'
import { read } from '../api/client.ts'
import { useText } from '../messages/index.tsx'
import { ToneTag } from './tone-tag.tsx'

export const remindersPath = '/api/material-reminders'

const tones = {
  awaited: 'plain',
  due_soon: 'warn',
  overdue: 'bad',
  submitted: 'busy',
  accepted: 'good',
} as const

/** What townships owe for a year, each as far as the reader may see it. */
export const useReminders = (year: number) =>
  useQuery({
    queryKey: [remindersPath, year],
    queryFn: () => read(z.array(reminder), remindersPath, { year }),
  })

export const reminderKey = ({ material, townshipCode }: Reminder) => `${material}/${townshipCode}`

/** Whether it came, and how late. */
export function ReminderState({ state, lateDays }: Reminder) {
  const { township } = useText()
  return (
    <Space size={4}>
      <ToneTag tone={tones[state]}>{township.states[state]}</ToneTag>
      {lateDays > 0 && township.late(lateDays)}
    </Space>
  )
}
