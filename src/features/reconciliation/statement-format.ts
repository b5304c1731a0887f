import { sql } from 'kysely'
import {
  account,
  date,
  type ImportFormat,
  laterThanToday,
  optional,
  optionalText,
  type RowFault,
  redOrAmount,
  repeatedInFile,
  signedAmount,
} from '../imports/index.ts'
import { recordAccounts } from '../people/index.ts'
import { bankLayouts } from './bank-layouts.ts'

/** What a bank takes back in red on one side is an amount on the other. */
const turnRed = sql`
  update staged set debit = greatest(debit, 0) - least(credit, 0),
    credit = greatest(credit, 0) - least(debit, 0), remark = rtrim('红字 ' || remark)
  where debit < 0 or credit < 0`

/**
 * Some banks number nothing. Such a line is numbered by what it says, its balance included, so
 * that it gets the same number again from another file that overlaps this one.
 */
const numberUnnumbered = sql`
  update staged set serial = 'M' || left(said, 24) || case when nth > 1 then '-' || nth else '' end
  from (select row_no, said, row_number() over (partition by said order by row_no) as nth
    from (select row_no, md5(row(fund_account_hash, booked_on, booked_time, debit, credit, balance,
        counterparty_name, summary, remark)::text) as said
      from staged where serial = '') spoken) numbered
  where staged.row_no = numbered.row_no`

/** What tells two lines under one serial number apart, whatever form the file has. */
const saidBy = (line: string, [debit, credit, balance]: readonly [string, string, string]) => {
  const columns = ['booked_on', debit, credit, balance].map((name) => sql.ref(`${line}.${name}`))
  return sql<string>`md5(row(${sql.join(columns)})::text)`
}

/** Lines that are known under a serial number of the file. */
const known = (districtCode: string) => sql`
  select row_no, ${saidBy('known', ['debit_fen', 'credit_fen', 'balance_fen'])} as known_as
  from staged
  join bank_account on bank_account.district_code = ${districtCode}
    and bank_account.number_hash = staged.fund_account_hash
  join bank_statement_line known on known.district_code = ${districtCode}
    and known.fund_account_id = bank_account.id and known.serial = staged.serial`

/**
 * Some banks give a payment and its fee, its reversal or a whole batch one serial number. It stays
 * with the line that is known under it, or else with the greatest payment; the others get one of
 * their own by what they say, the same from any file. A line that is there twice stays as it is.
 */
const tellApart = (districtCode: string) => sql`
  with known as materialized (${known(districtCode)}),
  shared as materialized (
    select fund_account_hash, serial from staged
    group by fund_account_hash, serial having count(*) > 1
    union
    select fund_account_hash, serial from staged where row_no in (select row_no from known)),
  spoken as (
    select row_no, ${saidBy('staged', ['debit', 'credit', 'balance'])} as said, known_as,
      fund_account_hash, serial, debit, credit
    from staged join shared using (fund_account_hash, serial) left join known using (row_no)),
  owned as (
    select row_no, said, coalesce(known_as, first_value(said) over (
      partition by fund_account_hash, serial order by debit desc, credit desc, said)) as owner
    from spoken)
  update staged set serial = serial || '-' || left(said, 8)
  from owned
  where owned.row_no = staged.row_no and said <> owner`

/** Banks list lines oldest first or newest first; a line follows the one before or after it. */
const brokenBalances = sql<RowFault>`
  with running as materialized (
    select row_no, balance, lag(balance) over lines - debit + credit as rising,
      lead(balance) over lines - debit + credit as falling,
      booked_on - lag(booked_on) over lines as days
    from staged window lines as (partition by fund_account_hash order by row_no)),
  direction as (
    select (count(*) filter (where balance = falling), count(*) filter (where days < 0))
      > (count(*) filter (where balance = rising), count(*) filter (where days > 0)) as is_falling
    from running)
  select row_no as row, '余额' as "column", (balance / 100.0)::numeric(20, 2)::text as value,
    '余额与' || case when is_falling then '下' else '上' end || '一行不连续,应为 '
      || (due / 100.0)::numeric(20, 2) as reason
  from running, direction,
    lateral (select case when is_falling then falling else rising end as due) expected
  where balance <> due`

/** 银行对账单: the fund account's statement. */
export const statementFormat: ImportFormat = {
  kind: 'bank-statement',
  name: '银行对账单',
  controlled: { amounts: ['debit', 'credit'], month: 'bookedOn' },
  columns: {
    fundAccount: { names: ['账号', '本方账号', '账户'], cell: account, isInPreamble: true },
    bookedOn: { names: ['交易日期', '记账日期'], cell: date },
    bookedTime: { names: ['交易时间'], cell: optionalText(20), isOptional: true },
    debit: { names: ['借方金额', '借方发生额', '支出'], cell: redOrAmount },
    credit: { names: ['贷方金额', '贷方发生额', '收入'], cell: redOrAmount },
    balance: { names: ['余额', '账户余额'], cell: signedAmount },
    counterpartyName: { names: ['对方户名', '对方名称'], cell: optionalText() },
    counterpartyAccount: { names: ['对方账号'], cell: optional(account), isOptional: true },
    summary: { names: ['摘要'], cell: optionalText() },
    remark: { names: ['附言', '备注'], cell: optionalText(), isOptional: true },
    serial: { names: ['流水号', '交易流水号'], cell: optionalText(80), isOptional: true },
  },
  layouts: bankLayouts,
  prepare: ({ districtCode }) => [turnRed, numberUnnumbered, tellApart(districtCode)],
  checks: ({ districtCode }) => [
    laterThanToday('booked_on', '交易日期'),
    repeatedInFile(['fund_account_hash', 'serial'], '流水号', 'serial'),
    sql`
      select row_no as row, '流水号' as "column", serial as value, '该流水号已导入' as reason
      from staged join (${known(districtCode)}) known using (row_no)`,
    sql`
      select row_no as row, '借方金额' as "column",
        case when debit = 0 then '' else (debit / 100.0)::numeric(20, 2)::text end as value,
        '借方和贷方须有且只有一方有金额' as reason
      from staged where (debit = 0) = (credit = 0)`,
    brokenBalances,
  ],
  apply: async (tx, { districtCode, importId }) => {
    await recordAccounts(tx, districtCode, 'fund_account')
    await recordAccounts(tx, districtCode, 'counterparty_account')
    await sql`
      insert into bank_statement_line (district_code, import_id, fund_account_id, serial, booked_on,
        booked_time, debit_fen, credit_fen, balance_fen, counterparty_name, counterparty_account_id,
        summary, remark)
      select ${districtCode}, ${importId}, fund.id, staged.serial, staged.booked_on,
        staged.booked_time, staged.debit, staged.credit, staged.balance, staged.counterparty_name,
        counterparty.id, staged.summary, staged.remark
      from staged
      join bank_account fund on fund.district_code = ${districtCode}
        and fund.number_hash = staged.fund_account_hash
      left join bank_account counterparty on counterparty.district_code = ${districtCode}
        and counterparty.number_hash = staged.counterparty_account_hash
      order by staged.row_no`.execute(tx)
  },
}
