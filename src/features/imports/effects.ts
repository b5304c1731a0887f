import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ImportFormat, RowOutcome } from './format.ts'

/** What an import does to the books, to be shown before it is done. */
export interface Effects {
  /** Empty where every row is one more. */
  outcomes: RowOutcome[]
  changes: TableChange[]
  transfers: TransferSum[]
}

interface TableChange {
  table: string
  /** In Chinese. */
  name: string
  inserted: number
  updated: number
  deleted: number
}

interface TransferSum {
  kind: string
  from: string
  to: string
  count: number
  /** Yuan with two decimals. */
  amount: string
}

const names: Readonly<Record<string, string>> = {
  account: '资金账户',
  allocation: '分配',
  appropriation: '指标文',
  bank_account: '银行账户',
  bank_statement_line: '对账单明细',
  disbursement: '拨付单',
  eligibility: '在保记录',
  expenditure: '使用凭证',
  finance_table_line: '财政对账表',
  finding: '问题',
  finding_event: '问题办理记录',
  household: '家庭',
  indicator_value: '指标数值',
  payment: '发放明细',
  payment_batch: '发放批次',
  payment_result: '银行处理结果',
  payment_shortfall: '未足额发放记录',
  person: '人员',
  register_entry: '比对名单',
  transfer: '资金流转',
}

/** The import's own record and the trail of every command. */
const ofTheMechanism = ['import', 'audit_entry', 'audit_change', 'executed_command']

export interface TableCounts {
  table: string
  inserted: bigint
  updated: bigint
  deleted: bigint
}

/** PostgreSQL's own counts of rows that this session has written and not yet handed in. */
export async function rowsWritten(tx: Tx): Promise<TableCounts[]> {
  const { rows } = await sql<TableCounts>`
    select relname as "table", n_tup_ins as inserted, n_tup_upd as updated, n_tup_del as deleted
    from pg_stat_xact_user_tables where schemaname = 'public'
    order by relname`.execute(tx)
  return rows
}

/** What has been written since `before`, in the transaction of the import with this id. */
export async function effectsSince(
  tx: Tx,
  before: TableCounts[],
  { districtCode, importId }: { districtCode: string; importId: string },
  { outcomes }: Pick<ImportFormat, 'outcomes'> = {},
): Promise<Effects> {
  const earlier = new Map(before.map((counts) => [counts.table, counts]))
  const changes = (await rowsWritten(tx)).flatMap(({ table, ...after }) => {
    const start = earlier.get(table)
    const inserted = Number(after.inserted - (start?.inserted ?? 0n))
    const updated = Number(after.updated - (start?.updated ?? 0n))
    const deleted = Number(after.deleted - (start?.deleted ?? 0n))
    const isNothing = inserted + updated + deleted === 0 || ofTheMechanism.includes(table)
    return isNothing
      ? []
      : [{ table, name: names[table] ?? '其他记录', inserted, updated, deleted }]
  })
  const told = await outcomes?.execute(tx)
  const transfers = await transfersOf(tx, districtCode, importId)
  return { outcomes: told?.rows ?? [], changes, transfers }
}

/** The transfers of this transaction: their ids are younger than the import's, their writer we. */
async function transfersOf(tx: Tx, districtCode: string, importId: string): Promise<TransferSum[]> {
  const { rows } = await sql<TransferSum>`
    select transfer.kind, origin.stage as from, target.stage as to, count(*)::int as count,
      (sum(transfer.amount_fen) / 100.0)::numeric(20, 2)::text as amount
    from transfer
    join account origin on origin.district_code = transfer.district_code
      and origin.id = transfer.from_account_id
    join account target on target.district_code = transfer.district_code
      and target.id = transfer.to_account_id
    where transfer.district_code = ${districtCode} and transfer.id > ${importId}::uuid
      and transfer.xmin = pg_current_xact_id()::xid
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return rows
}
