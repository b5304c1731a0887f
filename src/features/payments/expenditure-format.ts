import { sql } from 'kysely'
import {
  account,
  alreadyRecorded,
  amount,
  choice,
  date,
  type ImportFormat,
  integer,
  optional,
  repeatedInFile,
  text,
  townshipCode,
  unknownCategory,
  unknownTownship,
} from '../imports/index.ts'
import { monthClosed, shortOnDay } from '../ledger/index.ts'
import { recordAccounts } from '../people/index.ts'
import { bookExpenditures } from './spending/record-expenditure.ts'

/** Staged vouchers with the pool of direct-payment money that they are spent from. */
const vouchers = (districtCode: string) => sql`
  select staged.*, category.code as category_code, account.id as account_id, account.key as account_key,
    coalesce(account.balance_fen, 0) as balance_fen
  from staged
  join category on category.district_code = ${districtCode} and category.name = staged.category
  left join account on account.district_code = ${districtCode}
    and account.key = account_key('disbursed', extract(year from spent_on)::int, null,
      category.code, staged.township_code, 'direct')`

/** 使用凭证: spending that is not a payment to a person. */
export const expenditureFormat: ImportFormat = {
  kind: 'expenditures',
  name: '使用凭证',
  controlled: { amounts: ['amount'], month: 'spentOn' },
  columns: {
    voucherNumber: { names: ['凭证号'], cell: text(60) },
    spentOn: { names: ['日期', '凭证日期'], cell: date },
    category: { names: ['救助类别'], cell: text(40) },
    townshipCode: { names: ['乡镇代码'], cell: townshipCode },
    payeeName: { names: ['收款方名称'], cell: text() },
    payeeKind: {
      names: ['收款方类型'],
      cell: choice({ 个人: 'person', 企业: 'company', 机构: 'institution', 单位: 'unit' }),
    },
    payeeAccount: { names: ['收款账号'], cell: optional(account) },
    amount: { names: ['金额'], cell: amount },
    subject: { names: ['经济科目'], cell: text(20) },
    purpose: { names: ['用途'], cell: text() },
    attachments: { names: ['附件数'], cell: integer },
  },
  checks: ({ districtCode }) => [
    monthClosed(districtCode, 'spent_on', '日期'),
    unknownCategory(districtCode, null),
    unknownTownship(districtCode),
    repeatedInFile(['voucher_number'], '凭证号', 'voucher_number'),
    alreadyRecorded(districtCode, {
      table: 'expenditure',
      column: 'voucher_number',
      label: '凭证号',
    }),
    sql`
      select row_no as row, '经济科目' as "column", subject as value,
        '经济科目应为 5 位数字' as reason
      from staged where subject !~ '^[0-9]{5}$'`,
    sql`
      select row_no as row, '金额' as "column", (amount / 100.0)::numeric(20, 2)::text as value,
        '超过集中支付可用的资金 ' || (balance_fen / 100.0)::numeric(20, 2) || ' 元' as reason
      from (
        select *, sum(amount) over (partition by account_id order by row_no) as wanted
        from (${vouchers(districtCode)}) voucher) summed
      where account_id is null or wanted > balance_fen`,
    shortOnDay(
      districtCode,
      sql`
        select row_no, account_key, spent_on as taken_on, amount as amount_fen
        from (${vouchers(districtCode)}) voucher`,
    ),
  ],
  apply: async (tx, { districtCode, importId }) => {
    await recordAccounts(tx, districtCode, 'payee_account')
    await sql`
      insert into expenditure (district_code, import_id, voucher_number, spent_on, category_code,
        township_code, payee_name, payee_kind, payee_account_id, amount_fen, subject_code, purpose,
        attachment_count)
      select ${districtCode}, ${importId}, voucher_number, spent_on, category_code, township_code,
        payee_name, payee_kind, bank_account.id, amount, subject, purpose, attachments
      from (${vouchers(districtCode)}) voucher
      left join bank_account on bank_account.district_code = ${districtCode}
        and bank_account.number_hash = voucher.payee_account_hash`.execute(tx)
    await bookExpenditures(tx, districtCode, sql`import_id = ${importId}`)
  },
}
