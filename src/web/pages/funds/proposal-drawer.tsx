import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Flex } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { proposalDetail, type proposalShare } from '../../../features/funds/proposal-schemas.ts'
import { read, send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { ApprovalTag } from '../../parts/approval-tag.tsx'
import { moneyColumn, textColumn } from '../../parts/columns.tsx'
import { DayField, ReasonField, TextField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Shown } from '../../parts/shown.tsx'
import { Table } from '../../parts/table.tsx'

type Share = z.output<typeof proposalShare>
type Step = 'confirmation' | 'rejection'
const path = '/api/allocation-proposals'

/** A proposal township by township and factor by factor; a second person decides. */
export function ProposalDrawer({ id, onClose }: { id: string; onClose(): void }) {
  const { funds, column } = useText()
  const [step, setStep] = useState<Step | null>(null)
  const role = useSession()?.role
  const found = useQuery({
    queryKey: [path, id],
    queryFn: () => read(proposalDetail, `${path}/${id}`),
  })
  const { data } = found
  const mayDecide = data?.state === 'proposed' && (role === 'finance' || role === 'leadership')
  return (
    <Drawer open title={funds.tabs.proposals} size={980} onClose={onClose}>
      <Shown query={found}>
        {({ shares }) => (
          <Table<Share>
            aria-label={funds.tabs.proposals}
            size="small"
            pagination={false}
            rowKey="township"
            dataSource={shares}
            columns={[
              textColumn(column.township, ({ name }) => name, 120),
              textColumn(funds.recipients, ({ recipients }) => recipients, 80),
              moneyColumn(funds.needShare, ({ needShare }) => needShare),
              moneyColumn(funds.difficultyShare, ({ difficultyShare }) => difficultyShare),
              moneyColumn(funds.performanceShare, ({ performanceShare }) => performanceShare),
              textColumn('', ({ bound }) => (bound === null ? '' : funds.bounds[bound]), 60),
              moneyColumn(funds.share, ({ amount }) => amount),
            ]}
          />
        )}
      </Shown>
      {mayDecide && (
        <Flex gap={8} align="center" style={{ marginTop: 12 }}>
          <ApprovalTag approval={data.approval} />
          <Button type="primary" onClick={() => setStep('confirmation')}>
            {funds.confirm}
          </Button>
          <Button onClick={() => setStep('rejection')}>{funds.reject}</Button>
        </Flex>
      )}
      {step !== null && <Decide id={id} step={step} onClose={() => setStep(null)} />}
    </Drawer>
  )
}

function Decide({ id, step, onClose }: { id: string; step: Step; onClose(): void }) {
  const { funds } = useText()
  return (
    <FormDialog<object>
      title={step === 'confirmation' ? funds.confirm : funds.reject}
      changed={[[path], ['/api/allocations'], ['/api/appropriations']]}
      onClose={onClose}
      onSend={(values) =>
        send(z.unknown(), `${path}/${id}/${step}`, {
          method: 'POST',
          body: values,
          once: true,
        })
      }
    >
      {step === 'confirmation' ? (
        <>
          <DayField name="decidedOn" label={funds.decidedOn} />
          <TextField name="decisionNumber" label={funds.decisionNumber} />
        </>
      ) : (
        <ReasonField name="reason" />
      )}
    </FormDialog>
  )
}
