import { Alert, Space } from 'antd'
import { Link } from 'react-router'
import { formatFen, parseYuan } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import type { EndedRecord } from './end-dialog.tsx'

/** What is paid, and what is about to be, for months after the last. */
export function WhatIsPaid({ ended, onClose }: { ended: EndedRecord; onClose(): void }) {
  const { entitled, action } = useText()
  const { who, lastMonth, paid, unsent } = ended
  const isPaid = paid.lines > 0
  const isNothing = !isPaid && unsent.length === 0
  return (
    <Alert
      showIcon
      type={isNothing ? 'success' : 'warning'}
      title={entitled.done(who, lastMonth)}
      closable={{ onClose, 'aria-label': action.close }}
      style={{ marginBottom: 12 }}
      description={
        <>
          {isNothing && entitled.nothingPaid}
          {isPaid && (
            <div>{entitled.paid(paid.lines, formatFen(parseYuan(paid.amount) ?? 0n))}</div>
          )}
          {unsent.length > 0 && (
            <Space wrap>
              {entitled.unsent}
              {unsent.map((line) => (
                <Link key={line} to={`/funds/batches/${batchOf(line)}`}>
                  {line}
                </Link>
              ))}
            </Space>
          )}
        </>
      }
    />
  )
}

const batchOf = (line: string) => encodeURIComponent(line.slice(0, line.lastIndexOf('/')))
