import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode as district_code } from './db.ts'
import type { moneyOf } from './story-money.ts'

export interface RecoveryPart {
  of: readonly [batch: string, lineNo: number]
  receipt: string
  amountFen?: bigint
  recoveredOn: string
}
export interface RemittancePart {
  document: string
  amountFen?: bigint
  remittedOn: string
  /** A line whose returned money it is; what was got back if left out. */
  returned?: readonly [batch: string, lineNo: number]
}

const place = { category_code: 'dibao_rural', township_code: '430603101' } as const
const fiscal_year = 2023

/** Money got back from 陆城镇's rural dibao and handed up again. */
export function backFlowOf(
  tx: Tx,
  post: ReturnType<typeof moneyOf>['post'],
  batches: ReadonlyMap<string, string>,
) {
  const recovery = async ({ of, receipt, amountFen = 45_000n, recoveredOn }: RecoveryPart) => {
    const { id } = await tx
      .insertInto('recovery')
      .values({
        district_code,
        batch_id: batches.get(of[0]) ?? null,
        line_no: of[1],
        amount_fen: amountFen,
        recovered_on: recoveredOn,
        receipt_number: receipt,
        reason: '多发追缴',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await post({
      kind: 'recover',
      from_stage: 'paid',
      to_stage: 'recovered',
      fiscal_year,
      ...place,
      amount_fen: amountFen,
      effective_on: recoveredOn,
      origin_id: id,
    })
  }

  const remittance = async (part: RemittancePart) => {
    const { document, amountFen = 45_000n, remittedOn, returned } = part
    const stage = returned === undefined ? 'recovered' : 'returned'
    const { id } = await tx
      .insertInto('remittance')
      .values({
        district_code,
        document_number: document,
        stage,
        fiscal_year,
        ...place,
        amount_fen: amountFen,
        remitted_on: remittedOn,
        level: 'province',
        reason: '上缴',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await post({
      kind: 'remit',
      from_stage: stage,
      to_stage: 'remitted',
      fiscal_year,
      ...place,
      amount_fen: amountFen,
      effective_on: remittedOn,
      origin_id: id,
    })
    if (returned === undefined) return
    const [batch, line_no] = returned
    const batch_id = batches.get(batch) ?? ''
    const line = { district_code, batch_id, line_no, remittance_id: id, amount_fen: amountFen }
    await tx.insertInto('remitted_line').values(line).execute()
  }

  return { recovery, remittance }
}
