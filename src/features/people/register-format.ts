import { sql } from 'kysely'
import {
  account,
  choice,
  date,
  type ImportFormat,
  identity,
  optional,
  optionalDate,
  optionalText,
  repeatedInFile,
  text,
} from '../imports/index.ts'
import { registerKinds } from './schemas.ts'

/** 比对名单: deaths, public payroll, companies and the like, from other departments. */
export const registerFormat: ImportFormat = {
  kind: 'register',
  name: '比对名单',
  columns: {
    kind: {
      names: ['名单类型'],
      cell: choice(registerKinds),
    },
    identity: { names: ['身份证号', '身份证号码'], cell: identity },
    name: { names: ['姓名'], cell: text(60) },
    account: { names: ['银行账号'], cell: optional(account), isOptional: true },
    validFrom: { names: ['生效日期'], cell: date },
    validTo: { names: ['终止日期'], cell: optionalDate, isOptional: true },
    note: { names: ['说明'], cell: optionalText(), isOptional: true },
  },
  checks: ({ districtCode }) => [
    repeatedInFile(['kind', 'identity_hash', 'valid_from'], '身份证号', 'identity_masked'),
    sql`
      select row_no as row, '身份证号' as "column", staged.identity_masked as value,
        '该比对记录已登记' as reason
      from staged
      join register_entry known on known.district_code = ${districtCode}
        and known.kind = staged.kind and known.identity_hash = staged.identity_hash
        and known.valid_from = staged.valid_from`,
  ],
  apply: async (tx, { districtCode, importId }) => {
    await sql`
      insert into register_entry (district_code, import_id, kind, identity_hash, identity_masked,
        name, account_hash, valid_from, valid_to, note)
      select ${districtCode}, ${importId}, kind, identity_hash, identity_masked, name,
        account_hash, valid_from, valid_to, note
      from staged`.execute(tx)
  },
}
