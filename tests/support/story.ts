import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Posting, postTransfers } from '../../src/features/ledger/index.ts'
import { monthOf } from '../../src/kernel/month.ts'
import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode } from './db.ts'

export const luchengzhen = '430603101'
export const lukouzhen = '430603102'

export interface AppropriationPart {
  document?: string
  receivedOn?: string
  category?: string
  amountFen?: bigint
}
export interface AllocationPart {
  document?: string
  category?: string
  township?: string
  amountFen?: bigint
  decidedOn?: string
}
export interface DisbursementPart extends AllocationPart {
  number?: string
  channel?: 'bank' | 'township_account' | 'institution' | 'direct'
  disbursedOn?: string
}
export interface LinePart {
  person?: string
  head?: string
  account?: string
  /** Null where the payee is none of the persons: an institution. */
  payee?: string | null
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
  lines?: readonly LinePart[]
}
export interface EligibilityPart {
  person?: string
  category?: string
  township?: string
  standardFen?: bigint
  from?: string
  to?: string
}
export interface RegisterPart {
  kind: string
  person?: string
  from: string
  to?: string
}
export interface ExpenditurePart {
  voucher?: string
  subject?: string
  category?: string
  township?: string
  amountFen?: bigint
  spentOn?: string
  channel?: 'direct' | 'township_account'
}
export interface StatementPart {
  serial?: string
  account?: string
  bookedOn?: string
  debitFen?: bigint
  creditFen?: bigint
  matched?: boolean
}

/** Puts legal rows into the database; what a story does not say has a default. */
export type Story = Awaited<ReturnType<typeof storyOf>>

export async function storyOf(tx: Tx) {
  const district_code = districtCode
  const hashOf = (text: string) => createHash('sha256').update(text).digest()
  const importId = await importOf(tx)
  const documents = new Map<string, { id: string; year: number; category: string | undefined }>()
  const batches = new Map<string, string>()
  let count = 0
  const next = () => {
    count += 1
    return count
  }

  const person = async (name: string, isIdentityValid = true): Promise<string> => {
    const { id } = await tx
      .insertInto('person')
      .values({
        district_code,
        name,
        identity_hash: hashOf(name),
        identity_sealed: hashOf(name),
        identity_masked: `430699********${String(1000 + next())}`,
        is_identity_valid: isIdentityValid,
        birth_on: '1950-01-01',
      })
      .onConflict((known) => known.constraint('person_identity_unique').doUpdateSet({ name }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  const account = async (number: string): Promise<string> => {
    const masked = `****${number.slice(-4)}`
    const { id } = await tx
      .insertInto('bank_account')
      .values({
        district_code,
        number_hash: hashOf(number),
        number_sealed: hashOf(number),
        number_masked: masked,
      })
      .onConflict((known) =>
        known.constraint('bank_account_number_unique').doUpdateSet({ number_masked: masked }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  const post = (posting: Partial<Posting> & Pick<Posting, 'kind' | 'amount_fen'>) =>
    postTransfers(
      tx,
      district_code,
      sql`select ${posting.kind}::text as kind, ${posting.from_stage}::text as from_stage,
        ${posting.to_stage}::text as to_stage, ${posting.fiscal_year}::int as fiscal_year,
        ${posting.appropriation_id ?? null}::uuid as appropriation_id,
        ${posting.category_code ?? null}::text as category_code,
        ${posting.township_code ?? null}::text as township_code,
        ${posting.channel ?? null}::text as channel, ${posting.amount_fen}::bigint as amount_fen,
        ${posting.effective_on}::date as effective_on,
        ${posting.allocation_id ?? null}::uuid as allocation_id,
        ${posting.disbursement_id ?? null}::uuid as disbursement_id,
        ${posting.payment_batch_id ?? null}::uuid as payment_batch_id,
        ${posting.expenditure_id ?? null}::uuid as expenditure_id`,
    )

  const documentOf = (number: string) => {
    const document = documents.get(number)
    if (document === undefined) throw new Error(`the story has no document ${number}`)
    return document
  }

  const appropriation = async (part: AppropriationPart = {}): Promise<string> => {
    const { document = '湘财社指〔2023〕12号', receivedOn = '2023-01-05', category } = part
    const amount_fen = part.amountFen ?? 10_000_000n
    const year = Number(receivedOn.slice(0, 4))
    const { id } = await tx
      .insertInto('appropriation')
      .values({
        district_code,
        document_number: document,
        title: '困难群众救助补助资金',
        level: 'province',
        issued_on: receivedOn,
        received_on: receivedOn,
        fiscal_year: year,
        category_code: category ?? null,
        amount_fen,
        note: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    documents.set(document, { id, year, category })
    await post({
      kind: 'appropriate',
      from_stage: 'source',
      to_stage: 'received',
      fiscal_year: year,
      appropriation_id: id,
      amount_fen,
      effective_on: receivedOn,
    })
    return document
  }

  const allocation = async (part: AllocationPart = {}): Promise<void> => {
    const { document = '湘财社指〔2023〕12号', category = 'dibao_rural' } = part
    const { township = luchengzhen, amountFen = 10_000_000n, decidedOn = '2023-01-06' } = part
    const { id, year } = documentOf(document)
    const values = { category_code: category, township_code: township, amount_fen: amountFen }
    const decision = await tx
      .insertInto('allocation')
      .values({
        district_code,
        appropriation_id: id,
        ...values,
        decided_on: decidedOn,
        decision_number: `云民分〔2023〕${next()}号`,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await post({
      kind: 'allocate',
      from_stage: 'received',
      to_stage: 'allocated',
      fiscal_year: year,
      appropriation_id: id,
      ...values,
      effective_on: decidedOn,
      allocation_id: decision.id,
    })
  }

  const disbursement = async (part: DisbursementPart = {}): Promise<void> => {
    const { document = '湘财社指〔2023〕12号', category = 'dibao_rural' } = part
    const { township = luchengzhen, amountFen = 10_000_000n, disbursedOn = '2023-01-07' } = part
    const { number = `拨${next()}`, channel = 'bank' } = part
    const { id, year } = documentOf(document)
    const values = {
      category_code: category,
      township_code: township,
      channel,
      amount_fen: amountFen,
    }
    const sent = await tx
      .insertInto('disbursement')
      .values({
        district_code,
        number,
        ...values,
        payee_name: '收款单位',
        disbursed_on: disbursedOn,
        appropriation_id: id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await post({
      kind: 'disburse',
      from_stage: 'allocated',
      to_stage: 'disbursed',
      fiscal_year: year,
      appropriation_id: id,
      ...values,
      effective_on: disbursedOn,
      disbursement_id: sent.id,
    })
  }

  /** A document of its own, allotted and sent on to the channel on one day, to the last fen. */
  const funded = async (part: Required<Omit<DisbursementPart, 'document' | 'number'>>) => {
    const document = await appropriation({
      document: `岳财社指〔2023〕${next()}号`,
      receivedOn: part.disbursedOn,
      amountFen: part.amountFen,
    })
    await allocation({ ...part, document })
    await disbursement({ ...part, document })
  }

  const batch = async (part: BatchPart = {}): Promise<string> => {
    const { month = '2023-07', category = 'dibao_rural', township = luchengzhen } = part
    const { number = `${month}-${category}-${next()}`, isReissue = false, lines = [{}] } = part
    const total = lines.reduce((sum, line) => sum + (line.amountFen ?? 45_000n), 0n)
    const day = `${month}-01`
    if (!isReissue) {
      await funded({
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
        village: '测试村',
        head_person_id: await person(head),
        person_id: await person(name),
        payee_name: payee ?? '敬老院',
        payee_person_id: payee === null ? null : await person(payee),
        bank_name: '农商银行',
        account_id: await account(number),
        standard_fen: line.standardFen ?? amountFen,
        amount_fen: amountFen,
        note: '',
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
    { month, category, township, isReissue }: Required<Omit<BatchPart, 'number' | 'lines'>>,
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
      await post({
        kind: isReturn ? 'return' : isReissue ? 'reissue' : 'pay',
        from_stage: isReissue ? 'returned' : 'disbursed',
        to_stage: isReturn ? 'returned' : 'paid',
        fiscal_year: Number(month.slice(0, 4)),
        category_code: category,
        township_code: township,
        channel: 'bank',
        amount_fen,
        effective_on: executed_on,
        payment_batch_id: batchId,
      })
    }
  }

  const eligibility = async (part: EligibilityPart = {}): Promise<void> => {
    const { person: name = '张三', category = 'dibao_rural', township = luchengzhen } = part
    const id = await person(name)
    await tx
      .insertInto('eligibility')
      .values({
        district_code,
        import_id: importId,
        category_code: category,
        township_code: township,
        village: '测试村',
        head_person_id: id,
        person_id: id,
        standard_fen: part.standardFen ?? 45_000n,
        from_month: part.from ?? '2023-01',
        to_month: part.to ?? null,
      })
      .execute()
  }

  const register = async ({ kind, person: name = '张三', from, to }: RegisterPart) => {
    await tx
      .insertInto('register_entry')
      .values({
        district_code,
        import_id: importId,
        kind,
        identity_hash: hashOf(name),
        identity_masked: '430699********0000',
        name,
        valid_from: from,
        valid_to: to ?? null,
        note: '',
      })
      .execute()
  }

  /** Paid at once by the bureau, or out of what the township's account already has. */
  const expenditure = async (part: ExpenditurePart = {}): Promise<string> => {
    const { voucher = `记${next()}`, subject = '30306', category = 'vagrant' } = part
    const { township = luchengzhen, amountFen = 100_000n, spentOn = '2023-07-05' } = part
    const { channel = 'direct' } = part
    if (channel === 'direct') {
      await funded({
        category,
        township,
        channel,
        amountFen,
        decidedOn: spentOn,
        disbursedOn: spentOn,
      })
    }
    const values = { category_code: category, township_code: township, amount_fen: amountFen }
    const { id } = await tx
      .insertInto('expenditure')
      .values({
        district_code,
        import_id: importId,
        voucher_number: voucher,
        spent_on: spentOn,
        ...values,
        payee_name: '收款单位',
        payee_kind: 'company',
        subject_code: subject,
        purpose: '返乡车票',
        attachment_count: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await post({
      kind: 'spend',
      from_stage: 'disbursed',
      to_stage: 'spent',
      fiscal_year: Number(spentOn.slice(0, 4)),
      ...values,
      channel,
      effective_on: spentOn,
      expenditure_id: id,
    })
    return voucher
  }

  const statementLine = async (part: StatementPart = {}): Promise<string> => {
    const { serial = `流水${next()}`, bookedOn = '2023-07-05', creditFen = 0n } = part
    const { debitFen = creditFen === 0n ? 100_000n : 0n, account: number = '430000' } = part
    const { id } = await tx
      .insertInto('bank_statement_line')
      .values({
        district_code,
        import_id: importId,
        fund_account_id: await account(number),
        serial,
        booked_on: bookedOn,
        booked_time: '09:00:00',
        debit_fen: debitFen,
        credit_fen: creditFen,
        balance_fen: 0n,
        counterparty_name: '对方户名',
        summary: '转账',
        remark: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (part.matched !== true) return serial
    const match = await tx
      .insertInto('reconciliation_match')
      .values({ district_code, month: monthOf(bookedOn), pass: 'reference' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('matched_bank_line')
      .values({ district_code, statement_line_id: id, match_id: match.id })
      .execute()
    return serial
  }

  return {
    person,
    appropriation,
    allocation,
    disbursement,
    batch,
    eligibility,
    register,
    expenditure,
    statementLine,
  }
}

async function importOf(tx: Tx): Promise<string> {
  const user = await tx
    .insertInto('app_user')
    .values({
      district_code: districtCode,
      username: `importer-${crypto.randomUUID()}`,
      display_name: 'importer',
      password_hash: 'none',
      role: 'finance',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('import')
    .values({
      district_code: districtCode,
      kind: 'story',
      file_name: 'story.csv',
      content_hash: createHash('sha256').update(user.id).digest(),
      size_bytes: 0n,
      row_count: 0,
      rejected_count: 0,
      imported_by: user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
