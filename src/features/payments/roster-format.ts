import { sql } from 'kysely'
import {
  account,
  alreadyRecorded,
  amount,
  bookMonth,
  type ImportFormat,
  identity,
  optional,
  optionalText,
  text,
  townshipCode,
  unknownCategory,
  unknownTownship,
} from '../imports/index.ts'
import { recordAccounts, recordPersons } from '../people/index.ts'
import { reissueChecks } from './reissue-checks.ts'
import { reissueForm } from './reissue-form.ts'

/** 发放花名册: the lines of one or more payment batches. */
export const rosterFormat: ImportFormat = {
  kind: 'roster',
  name: '发放花名册',
  controlled: { amounts: ['amount'], batch: 'batchNumber', month: 'month' },
  columns: {
    batchNumber: { names: ['批次号'], cell: text(60) },
    month: { names: ['发放月份'], cell: bookMonth },
    category: { names: ['救助类别'], cell: text(40) },
    townshipCode: { names: ['乡镇代码'], cell: townshipCode },
    village: { names: ['村居名称', '村(居)委会', '村居'], cell: text() },
    headName: { names: ['户主姓名'], cell: text(60) },
    headIdentity: { names: ['户主身份证号', '户主身份证号码'], cell: identity },
    personName: { names: ['享受人姓名', '享受人'], cell: text(60) },
    personIdentity: { names: ['享受人身份证号', '享受人身份证号码'], cell: identity },
    payeeName: { names: ['收款人姓名', '收款人'], cell: text() },
    payeeIdentity: { names: ['收款人身份证号', '收款人身份证号码'], cell: optional(identity) },
    bankName: { names: ['开户银行'], cell: text() },
    account: { names: ['银行账号', '银行卡号'], cell: account },
    standard: { names: ['月标准', '补贴月标准'], cell: amount },
    amount: { names: ['发放金额', '补贴金额'], cell: amount },
    note: { names: ['备注'], cell: optionalText(), isOptional: true },
  },
  checks: ({ districtCode }) => [
    unknownCategory(districtCode, 'roster'),
    unknownTownship(districtCode),
    alreadyRecorded(districtCode, {
      table: 'payment_batch',
      column: 'number',
      stagedAs: 'batch_number',
      label: '批次号',
    }),
    sql`
      select row_no as row, '批次号' as "column", batch_number as value,
        '同一批次只能有一个月份、一个类别、一个乡镇' as reason
      from (
        select staged.*, first_value(row(month, category, township_code))
          over (partition by batch_number order by row_no) as first_of_batch
        from staged) compared
      where row(month, category, township_code) <> first_of_batch`,
    ...reissueChecks(districtCode),
  ],
  apply: async (tx, { districtCode, importId, actor }) => {
    await recordPersons(tx, districtCode, { name: 'head_name', identity: 'head_identity' })
    await recordPersons(tx, districtCode, { name: 'person_name', identity: 'person_identity' })
    await recordPersons(tx, districtCode, { name: 'payee_name', identity: 'payee_identity' })
    await recordAccounts(tx, districtCode, 'account')
    await sql`
      insert into payment_batch (district_code, import_id, number, month, category_code,
        township_code, is_reissue, made_by)
      select distinct on (batch_number) ${districtCode}, ${importId}, batch_number, month,
        category.code, township_code, note ~ ${reissueForm}, ${actor.userId}::uuid
      from staged
      join category on category.district_code = ${districtCode} and category.name = staged.category
      order by batch_number, row_no`.execute(tx)
    // The note is taken apart once per row, not once per row and batch that it might name.
    await sql`
      with line as materialized (
        select staged.*, reissue.parts[1] as first_number, reissue.parts[2]::int as first_line_no
        from staged
        cross join lateral (
          select regexp_match(staged.note, ${reissueForm}) as parts) reissue)
      insert into payment (district_code, batch_id, line_no, village, head_person_id, person_id,
        payee_name, payee_person_id, bank_name, account_id, standard_fen, amount_fen, note,
        reissue_of_batch_id, reissue_of_line_no)
      select ${districtCode}, batch.id,
        row_number() over (partition by batch.id order by line.row_no), line.village, head.id,
        person.id, line.payee_name, payee.id, line.bank_name, bank_account.id, line.standard,
        line.amount, line.note, first_batch.id, line.first_line_no
      from line
      join payment_batch batch on batch.district_code = ${districtCode}
        and batch.number = line.batch_number
      join person head on head.district_code = ${districtCode}
        and head.identity_hash = line.head_identity_hash
      join person on person.district_code = ${districtCode}
        and person.identity_hash = line.person_identity_hash
      left join person payee on payee.district_code = ${districtCode}
        and payee.identity_hash = line.payee_identity_hash
      join bank_account on bank_account.district_code = ${districtCode}
        and bank_account.number_hash = line.account_hash
      left join payment_batch first_batch on first_batch.district_code = ${districtCode}
        and first_batch.number = line.first_number`.execute(tx)
  },
}
