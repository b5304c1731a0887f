import { formatYuan } from '../../kernel/fen.ts'
import { writeCsv } from './csv-file.ts'
import type { Disbursement } from './disbursements.ts'
import type { Allocation, Appropriation } from './funds.ts'
import { headers } from './headers.ts'
import { type Plan, townshipAt } from './plan.ts'
import { type Voucher, vouchersOf } from './vouchers.ts'

export async function writeAppropriations(
  path: string,
  appropriations: readonly Appropriation[],
): Promise<void> {
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
  await writeCsv(path, headers.appropriations, rows)
}

export async function writeAllocations(
  path: string,
  allocations: readonly Allocation[],
): Promise<void> {
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
  await writeCsv(path, headers.allocations, rows)
}

export async function writeDisbursements(
  path: string,
  disbursements: readonly Disbursement[],
): Promise<void> {
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
  await writeCsv(path, headers.disbursements, rows)
}

export async function writeExpenditures(path: string, plan: Plan): Promise<void> {
  await writeCsv(path, headers.expenditures, expenditureRows(plan))
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
