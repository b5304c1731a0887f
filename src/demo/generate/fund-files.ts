import { formatYuan } from '../../kernel/fen.ts'
import { monthText } from './calendar.ts'
import { writeCsv } from './csv-file.ts'
import type { Disbursement } from './disbursements.ts'
import type { Allocation, Appropriation } from './funds.ts'
import { type Plan, townshipAt } from './plan.ts'
import { type Voucher, vouchersOf } from './vouchers.ts'

export async function writeAppropriations(
  path: string,
  appropriations: readonly Appropriation[],
): Promise<void> {
  const header = [
    '文号',
    '标题',
    '来源级次',
    '下达日期',
    '收到日期',
    '预算年度',
    '功能科目',
    '救助类别',
    '金额',
    '备注',
  ]
  const rows = appropriations.map(({ document, amountFen }) => [
    document.number,
    document.title,
    document.level,
    document.issuedOn,
    document.receivedOn,
    '2023',
    document.subject,
    document.category,
    formatYuan(amountFen),
    '合成数据',
  ])
  await writeCsv(path, header, rows)
}

export async function writeAllocations(
  path: string,
  allocations: readonly Allocation[],
): Promise<void> {
  const header = ['文号', '救助类别', '乡镇代码', '金额', '分配日期', '审批文号']
  const byDate = [...allocations].sort((a, b) =>
    a.document.allocatedOn < b.document.allocatedOn ? -1 : 1,
  )
  const rows = byDate.map(({ document, category, townshipNo, amountFen }) => [
    document.number,
    category,
    townshipAt(townshipNo).code,
    formatYuan(amountFen),
    document.allocatedOn,
    `云民救〔2023〕${document.quarter}号`,
  ])
  await writeCsv(path, header, rows)
}

export async function writeDisbursements(
  path: string,
  disbursements: readonly Disbursement[],
): Promise<void> {
  const header = [
    '拨付单号',
    '救助类别',
    '乡镇代码',
    '渠道',
    '收款单位',
    '收款账号',
    '金额',
    '拨付日期',
    '文号',
  ]
  const rows = disbursements.map((disbursement) => [
    disbursement.number,
    disbursement.category,
    townshipAt(disbursement.townshipNo).code,
    disbursement.channel,
    disbursement.payee.name,
    disbursement.payee.account,
    formatYuan(disbursement.amountFen),
    disbursement.date,
    disbursement.documentNumber,
  ])
  await writeCsv(path, header, rows)
}

export async function writeExpenditures(path: string, plan: Plan): Promise<void> {
  const header = [
    '凭证号',
    '日期',
    '救助类别',
    '乡镇代码',
    '收款方名称',
    '收款方类型',
    '收款账号',
    '金额',
    '经济科目',
    '用途',
    '附件数',
  ]
  await writeCsv(path, header, expenditureRows(plan))
}

function* expenditureRows(plan: Plan): Generator<string[]> {
  for (let month = 1; month <= plan.months; month += 1) {
    yield* vouchersOf(plan, month).map(voucherCells)
  }
}

function voucherCells(voucher: Voucher): string[] {
  return [
    voucher.number,
    voucher.date,
    voucher.category.name,
    townshipAt(voucher.townshipNo).code,
    voucher.payee.name,
    voucher.payeeKind,
    voucher.payee.account,
    formatYuan(voucher.amountFen),
    voucher.subject,
    voucher.purpose,
    String(voucher.attachments),
  ]
}

export function monthFile(prefix: string, month: number, extension: string): string {
  return `${prefix}-${monthText(month)}.${extension}`
}
