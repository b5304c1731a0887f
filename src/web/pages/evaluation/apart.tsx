import { Typography } from 'antd'
import { formatYuan, parseYuan } from '../../../kernel/fen.ts'

/** How far marks are above or below others; a dash where there is nothing to compare with. */
export function Apart({ marks, from }: { marks: string; from: string | null }) {
  if (from === null) return '—'
  const difference = (parseYuan(marks) ?? 0n) - (parseYuan(from) ?? 0n)
  const sign = difference > 0n ? '+' : ''
  const type = difference < 0n ? 'danger' : 'secondary'
  return <Typography.Text type={type}>{`${sign}${formatYuan(difference)}`}</Typography.Text>
}
