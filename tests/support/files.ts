import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ImportResult, importFile } from '../../src/features/imports/index.ts'
import { importFormats } from '../../src/import-formats.ts'
import { checkDigitOf } from '../../src/kernel/identity-number.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import type { TestServices } from './db.ts'

/** A file's rows as a clerk sees them: the header, then the cells. */
export type Sheet = readonly (readonly string[])[]

/** Imports rows as a CSV file of the kind. */
export async function importSheet(
  services: TestServices,
  actor: Actor,
  kind: string,
  sheet: Sheet,
  mode: 'all' | 'partial' = 'all',
): Promise<ImportResult> {
  const format = importFormats.find((one) => one.kind === kind)
  if (format === undefined) throw new Error(`no format ${kind}`)
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-sheet-'))
  try {
    const file = path.join(folder, `${kind}.csv`)
    writeFileSync(file, sheet.map((row) => row.join(',')).join('\r\n'))
    return await importFile(services, actor, format, { path: file, fileName: `${kind}.csv`, mode })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The nth synthetic identity number: a division code that was never assigned. */
export function identityNumber(n: number): string {
  const first17 = `430699195001${String(10 + (n % 18))}${String(n).padStart(3, '0')}`
  return first17 + checkDigitOf(first17)
}

export const accountNumber = (n: number): string => `999999${String(n).padStart(13, '0')}`

export const headers = {
  appropriations: '文号,标题,来源级次,下达日期,收到日期,预算年度,功能科目,救助类别,金额,备注',
  allocations: '文号,救助类别,乡镇代码,金额,分配日期,审批文号',
  disbursements: '拨付单号,救助类别,乡镇代码,渠道,收款单位,收款账号,金额,拨付日期,文号',
  roster:
    '批次号,发放月份,救助类别,乡镇代码,村居名称,户主姓名,户主身份证号,享受人姓名,享受人身份证号,' +
    '收款人姓名,收款人身份证号,开户银行,银行账号,月标准,发放金额,备注',
  'bank-return': '批次号,序号,银行账号,户名,金额,处理结果,失败原因,交易日期,银行流水号',
  expenditures:
    '凭证号,日期,救助类别,乡镇代码,收款方名称,收款方类型,收款账号,金额,经济科目,用途,附件数',
  findings:
    '编号,来源,来源文号,发现日期,乡镇代码,问题类型,问题描述,涉及金额,整改类型,整改期限,责任单位',
  'indicator-values': '年度,期次,乡镇代码,指标编码,数值,佐证说明',
  'finance-table': '月份,文号,救助类别,金额',
} as const

/** A sheet of a kind from its rows' cells, comma separated. */
export function sheet(kind: keyof typeof headers, ...rows: string[]): Sheet {
  return [headers[kind], ...rows].map((row) => row.split(','))
}

/** A roster row of the nth person; his account is the nth. */
export function rosterRow(batch: string, n: number, amount: string, note = ''): string {
  const [name, identity] = [`测试${n}`, identityNumber(n)]
  return [
    batch,
    '2023-03',
    '城市低保',
    '430603002',
    '示例社区',
    name,
    identity,
    name,
    identity,
    name,
    identity,
    '示例银行',
    accountNumber(n),
    '700.00',
    amount,
    note,
  ].join(',')
}
