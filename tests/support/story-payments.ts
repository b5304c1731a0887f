import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode as district_code } from './db.ts'
import type { moneyOf } from './story-money.ts'
import type { peopleOf } from './story-people.ts'

export interface LinePart {
  person?: string
  head?: string
  account?: string
  /** Null where the payee is none of the persons: an institution. */
  payee?: string | null
  /** As the roster has it; left out: the payee's own name, or 敬老院. */
  payeeName?: string
  village?: string
  note?: string
  amountFen?: bigint
  standardFen?: bigint
  /** Left out: the bank has not answered yet. */
  result?: 'settled' | 'returned'
  settledFen?: bigint
  executedOn?: string
  /** Batch number and line of the returned payment that this one repeats. */
  reissueOf?: readonly [batch: string, lineNo: number]
}
export interface BatchPart {
  number?: string
  month?: string
  category?: string
  township?: string
  isReissue?: boolean
  /** Out of money that the story sent to the channel, instead of a document of its own. */
  isFunded?: boolean
  lines?: readonly LinePart[]
}

interface World {
  tx: Tx
  importId: string
  next: () => number
  people: ReturnType<typeof peopleOf>
  money: ReturnType<typeof moneyOf>
}

/** Batches with their lines, the bank's results, and the transfers that go with them. */
export function paymentsOf({ tx, importId, next, people, money }: World) {
  const { person, account } = people
  const batches = new Map<string, string>()

  const batch = async (part: BatchPart = {}): Promise<string> => {
    const { month = '2023-07', category = 'dibao_rural', township = '430603101' } = part
    const { number = `${month}-${category}-${next()}`, isReissue = false, lines = [{}] } = part
    const { isFunded = isReissue } = part
    const total = lines.reduce((sum, line) => sum + (line.amountFen ?? 45_000n), 0n)
    if (!isFunded) {
      const days = lines.flatMap(({ executedOn }) => executedOn ?? [])
      const [day = ''] = [`${month}-01`, ...days].toSorted()
      await money.funded({
        category,
        township,
        channel: 'bank',
        amountFen: total,
        decidedOn: day,
        disbursedOn: day,
      })
    }
    const { id } = await tx
      .insertInto('payment_batch')
      .values({
        district_code,
        import_id: importId,
        number,
        month,
        category_code: category,
        township_code: township,
        is_reissue: isReissue,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    batches.set(number, id)
    for (const [index, line] of lines.entries()) await addLine(id, index + 1, month, line)
    await postResults(id, { month, category, township, isReissue })
    return number
  }

  const addLine = async (batchId: string, lineNo: number, month: string, line: LinePart) => {
    const { person: name = '张三', amountFen = 45_000n, settledFen = amountFen } = line
    const { head = name, account: number = `6217${name}`, payee = name } = line
    const key = { district_code, batch_id: batchId, line_no: lineNo }
    const first = line.reissueOf
    await tx
      .insertInto('payment')
      .values({
        ...key,
        village: line.village ?? '测试村',
        head_person_id: await person(head),
        person_id: await person(name),
        payee_name: line.payeeName ?? payee ?? '敬老院',
        payee_person_id: payee === null ? null : await person(payee),
        bank_name: '农商银行',
        account_id: await account(number),
        standard_fen: line.standardFen ?? amountFen,
        amount_fen: amountFen,
        note: line.note ?? '',
        reissue_of_batch_id: first === undefined ? null : (batches.get(first[0]) ?? null),
        reissue_of_line_no: first?.[1] ?? null,
      })
      .execute()
    if (line.result === undefined) return
    await tx
      .insertInto('payment_result')
      .values({
        ...key,
        import_id: importId,
        outcome: line.result,
        amount_fen: line.result === 'settled' ? settledFen : amountFen,
        reason: line.result === 'settled' ? '' : '账户已销户',
        executed_on: line.executedOn ?? `${month}-08`,
        bank_serial: `银${next()}`,
      })
      .execute()
  }

  const postResults = async (
    batchId: string,
    {
      month,
      category,
      township,
      isReissue,
    }: Required<Omit<BatchPart, 'number' | 'lines' | 'isFunded'>>,
  ) => {
    const results = await tx
      .selectFrom('payment_result')
      .select(['outcome', 'amount_fen', 'executed_on'])
      .where('district_code', '=', district_code)
      .where('batch_id', '=', batchId)
      .execute()
    for (const { outcome, amount_fen, executed_on } of results) {
      const isReturn = outcome === 'returned'
      if (isReturn && isReissue) continue
      await money.post({
        kind: isReturn ? 'return' : isReissue ? 'reissue' : 'pay',
        from_stage: isReissue ? 'returned' : 'disbursed',
        to_stage: isReturn ? 'returned' : 'paid',
        fiscal_year: Number(month.slice(0, 4)),
        category_code: category,
        township_code: township,
        channel: 'bank',
        amount_fen,
        effective_on: executed_on,
        origin_id: batchId,
      })
    }
  }

  return { batch, batches }
}
