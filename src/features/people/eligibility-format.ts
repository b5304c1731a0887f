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
import { listChecks } from './list-checks.ts'
import { lockEntitlements } from './lock-entitlements.ts'
import { listOutcomes, takeList } from './take-list.ts'

/** 在保名单: who is entitled to what, from which month to which. */
export const eligibilityFormat: ImportFormat = {
  kind: 'eligibility',
  name: '在保名单',
  controlled: { amounts: ['standard'] },
  comesAgain: 'always',
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
  prepare: ({ districtCode }) => [lockEntitlements(districtCode)],
  checks: ({ districtCode }) => [
    unknownCategory(districtCode, 'roster'),
    unknownTownship(districtCode),
    repeatedInFile(
      ['person_identity_hash', 'category', 'township_code', 'from_month'],
      '享受人身份证号',
      'person_identity_masked',
    ),
    ...listChecks(districtCode),
  ],
  apply: takeList,
  outcomes: listOutcomes,
}
