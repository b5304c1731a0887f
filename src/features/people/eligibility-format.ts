import { sql } from 'kysely'
import {
  amount,
  type ImportFormat,
  identity,
  month,
  optionalMonth,
  repeatedInFile,
  text,
  townshipCode,
  unknownCategory,
  unknownTownship,
} from '../imports/index.ts'
import { recordPersons } from './record-from-staged.ts'

/** 在保名单: who is entitled to what, from which month to which. */
export const eligibilityFormat: ImportFormat = {
  kind: 'eligibility',
  name: '在保名单',
  controlled: { amounts: ['standard'] },
  columns: {
    category: { names: ['救助类别'], cell: text() },
    townshipCode: { names: ['乡镇代码'], cell: townshipCode },
    village: { names: ['村居名称', '村(居)名称', '村居'], cell: text() },
    headName: { names: ['户主姓名'], cell: text(60) },
    headIdentity: { names: ['户主身份证号', '户主身份证号码'], cell: identity },
    personName: { names: ['享受人姓名', '享受人'], cell: text(60) },
    personIdentity: { names: ['享受人身份证号', '享受人身份证号码'], cell: identity },
    standard: { names: ['月标准', '保障标准'], cell: amount },
    fromMonth: { names: ['起始月份'], cell: month },
    toMonth: { names: ['终止月份'], cell: optionalMonth },
  },
  checks: ({ districtCode }) => [
    unknownCategory(districtCode, 'roster'),
    unknownTownship(districtCode),
    repeatedInFile(
      ['person_identity_hash', 'category', 'township_code', 'from_month'],
      '享受人身份证号',
      'person_identity_masked',
    ),
    sql`
      select row_no as row, '终止月份' as "column", to_month as value,
        '终止月份早于起始月份' as reason
      from staged where to_month < from_month`,
    sql`
      select row_no as row, '享受人身份证号' as "column", person_identity_masked as value,
        '该人该类别自此月份的记录已登记' as reason
      from staged
      join category on category.district_code = ${districtCode} and category.name = staged.category
      join person on person.district_code = ${districtCode}
        and person.identity_hash = staged.person_identity_hash
      join eligibility on eligibility.district_code = ${districtCode}
        and eligibility.person_id = person.id and eligibility.category_code = category.code
        and eligibility.township_code = staged.township_code
        and eligibility.from_month = staged.from_month`,
  ],
  apply: async (tx, { districtCode, importId }) => {
    await recordPersons(tx, districtCode, { name: 'head_name', identity: 'head_identity' })
    await recordPersons(tx, districtCode, { name: 'person_name', identity: 'person_identity' })
    await sql`
      insert into eligibility (district_code, import_id, category_code, township_code, village,
        head_person_id, person_id, standard_fen, from_month, to_month)
      select ${districtCode}, ${importId}, category.code, staged.township_code, staged.village,
        head.id, person.id, staged.standard, staged.from_month, staged.to_month
      from staged
      join category on category.district_code = ${districtCode} and category.name = staged.category
      join person head on head.district_code = ${districtCode}
        and head.identity_hash = staged.head_identity_hash
      join person on person.district_code = ${districtCode}
        and person.identity_hash = staged.person_identity_hash`.execute(tx)
  },
}
