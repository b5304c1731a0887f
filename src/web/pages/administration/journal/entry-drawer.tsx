import { Descriptions, Drawer, Typography } from 'antd'
import type { AuditEntry } from '../../../../features/audit/schemas.ts'
import { useText } from '../../../messages/index.tsx'
import { useMoment } from '../../../parts/moment.ts'
import { Table } from '../../../parts/table.tsx'
import { type Change, changesOf } from './entry-changes.ts'
import { groupOf } from './index.tsx'

/** An entry of the journal with what was before and what is after. */
export function EntryDrawer({ entry, onClose }: { entry: AuditEntry | null; onClose(): void }) {
  const { journal } = useText()
  return (
    <Drawer
      open={entry !== null}
      onClose={onClose}
      size={720}
      title={entry === null ? '' : `${journal.entry} ${entry.seq}`}
    >
      {entry !== null && <Entry entry={entry} />}
    </Drawer>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { journal } = useText()
  const saidOf = useMoment()
  const facts = [
    [journal.at, saidOf(entry.at)],
    [journal.actor, entry.actorName ?? journal.nobody],
    [journal.address, entry.address],
    [journal.action, `${groupOf(entry.action, journal.groups)} ${entry.action}`],
    [journal.subject, entry.subject],
    [
      journal.hash,
      <Typography.Text key="hash" code copyable style={{ wordBreak: 'break-all' }}>
        {entry.hash}
      </Typography.Text>,
    ],
  ] as const
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        bordered
        items={facts.map(([label, children]) => ({ key: label, label, children }))}
      />
      <Table<Change>
        aria-label={journal.changes}
        size="small"
        style={{ marginTop: 16 }}
        pagination={false}
        rowKey="field"
        dataSource={changesOf(entry.detail)}
        columns={[
          { title: journal.field, dataIndex: 'field', width: 180 },
          { title: journal.before, render: (_, { before }) => <Value text={before} /> },
          { title: journal.after, render: (_, { after }) => <Value text={after} /> },
        ]}
      />
    </>
  )
}

function Value({ text }: { text: string | undefined }) {
  return <span style={{ wordBreak: 'break-word' }}>{text}</span>
}
