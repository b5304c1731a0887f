import { Tag } from 'antd'
import type { z } from 'zod'
import type { approvalProgress } from '../../features/approvals/schemas.ts'
import { useText } from '../messages/index.tsx'

/** Where more than one must approve how many have, and whether it has to be approved again. */
export function ApprovalTag({ approval }: { approval: z.output<typeof approvalProgress> | null }) {
  const { funds } = useText()
  if (approval === null) return null
  const { given, required, isVoid } = approval
  return (
    <>
      {required > 1 && <Tag>{funds.approvals(given, required)}</Tag>}
      {isVoid && <Tag color="warning">{funds.approvalVoid}</Tag>}
    </>
  )
}
