import { sql } from 'kysely'
import { type Posting, postMoves, postTransfers } from '../../src/features/ledger/index.ts'
import type { ReversibleOrigin } from '../../src/features/ledger/origins.ts'
import { bookReversal } from '../../src/features/ledger/reverse-origin.ts'
import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode as district_code } from './db.ts'

export interface AppropriationPart {
  document?: string
  receivedOn?: string
  category?: string
  /** The functional subject; left out: none. */
  subject?: string
  amountFen?: bigint
}
export interface AdjustmentPart {
  document?: string
  from?: string
  to?: string
  amountFen?: bigint
  decidedOn?: string
  decision?: string
}
export interface AllocationPart {
  document?: string
  category?: string
  township?: string
  amountFen?: bigint
  decidedOn?: string
  decision?: string
}
export interface DisbursementPart extends AllocationPart {
  number?: string
  channel?: 'bank' | 'township_account' | 'institution' | 'direct'
  disbursedOn?: string
  payeeName?: string
  payeeAccount?: string
}
/** What `funded` has to know. */
type FundedBy = 'category' | 'township' | 'channel' | 'amountFen' | 'decidedOn' | 'disbursedOn'

export interface ExpenditurePart {
  voucher?: string
  subject?: string
  category?: string
  township?: string
  amountFen?: bigint
  spentOn?: string
  channel?: 'direct' | 'township_account'
  payeeName?: string
  payeeKind?: 'person' | 'company' | 'institution' | 'unit'
  payeeAccount?: string
  purpose?: string
}

/** Budget documents, what is decided and sent on from them, and vouchers. */
export function moneyOf(
  tx: Tx,
  importId: string,
  next: () => number,
  account: (number: string) => Promise<string>,
) {
  const accountOf = async (number?: string) => (number === undefined ? null : account(number))
  const documents = new Map<string, { id: string; year: number }>()

  const post = (posting: Partial<Posting> & Pick<Posting, 'kind' | 'amount_fen' | 'origin_id'>) =>
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
        ${posting.origin_id}::uuid as origin_id`,
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
        subject_code: part.subject ?? null,
        category_code: category ?? null,
        amount_fen,
        note: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    documents.set(document, { id, year })
    await post({
      kind: 'appropriate',
      from_stage: 'source',
      to_stage: 'received',
      fiscal_year: year,
      appropriation_id: id,
      amount_fen,
      effective_on: receivedOn,
      origin_id: id,
    })
    return document
  }

  const allocation = async (part: AllocationPart = {}): Promise<void> => {
    const { document = '湘财社指〔2023〕12号', category = 'dibao_rural' } = part
    const { township = '430603101', amountFen = 10_000_000n, decidedOn = '2023-01-06' } = part
    const { id, year } = documentOf(document)
    const values = { category_code: category, township_code: township, amount_fen: amountFen }
    const decision = await tx
      .insertInto('allocation')
      .values({
        district_code,
        appropriation_id: id,
        ...values,
        decided_on: decidedOn,
        decision_number: part.decision ?? `云民分〔2023〕${next()}号`,
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
      origin_id: decision.id,
    })
  }

  /** 陆城镇's allocated money moved from one category to another. */
  const adjustment = async (part: AdjustmentPart = {}): Promise<void> => {
    const { document = '湘财社指〔2023〕12号', from = 'dibao_rural', to = 'tekun' } = part
    const { amountFen = 100n, decidedOn = '2023-02-01' } = part
    const { id, year } = documentOf(document)
    const township = '430603101'
    const decision = await tx
      .insertInto('adjustment')
      .values({
        district_code,
        appropriation_id: id,
        from_category_code: from,
        from_township_code: township,
        to_category_code: to,
        to_township_code: township,
        amount_fen: amountFen,
        decided_on: decidedOn,
        decision_number: part.decision ?? `云民调〔2023〕${next()}号`,
        reason: '统筹使用',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await postMoves(
      tx,
      district_code,
      sql`select 'adjust' as kind, 'allocated' as from_stage, 'allocated' as to_stage,
        ${year}::int as fiscal_year, ${id}::uuid as appropriation_id, ${from} as category_code,
        ${township} as township_code, null as channel, ${amountFen}::bigint as amount_fen,
        ${decidedOn}::date as effective_on, ${decision.id}::uuid as origin_id,
        ${year}::int as to_fiscal_year, ${to} as to_category_code,
        ${township} as to_township_code`,
    )
  }

  /** Takes a voucher, an order, a recovery or what was handed up back, with its money. */
  const reversal = async (number: string, reversedOn: string): Promise<void> => {
    const { rows } = await sql<{ origin: ReversibleOrigin; id: string; user_id: string }>`
      select origin, id, (select id from app_user where district_code = ${district_code} limit 1)
        as user_id
      from (
        select 'expenditure' as origin, id, voucher_number as number from expenditure
        where district_code = ${district_code}
        union all
        select 'disbursement', id, number from disbursement
        where district_code = ${district_code}
        union all
        select 'recovery', id, receipt_number from recovery
        where district_code = ${district_code}
        union all
        select 'remittance', id, document_number from remittance
        where district_code = ${district_code}) taken
      where number = ${number}`.execute(tx)
    for (const { origin, id, user_id } of rows) {
      const reason = { decisionNumber: '云民冲〔2023〕1号', reason: '重复录入' }
      await bookReversal(
        tx,
        { districtCode: district_code, userId: user_id, role: 'finance', townshipCode: null },
        { origin, originId: id, reversedOn, ...reason },
      )
    }
  }

  const disbursement = async (part: DisbursementPart = {}): Promise<void> => {
    const { document = '湘财社指〔2023〕12号', category = 'dibao_rural' } = part
    const { township = '430603101', amountFen = 10_000_000n, disbursedOn = '2023-01-07' } = part
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
        payee_name: part.payeeName ?? '收款单位',
        payee_account_id: await accountOf(part.payeeAccount),
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
      origin_id: sent.id,
    })
  }

  /** A document of its own, allotted and sent on to the channel on one day, to the last fen. */
  const funded = async (part: Required<Pick<DisbursementPart, FundedBy>>) => {
    const document = await appropriation({
      document: `岳财社指〔2023〕${next()}号`,
      receivedOn: part.disbursedOn,
      amountFen: part.amountFen,
    })
    await allocation({ ...part, document })
    await disbursement({ ...part, document })
  }

  /** Paid at once by the bureau, or out of what the township's account already has. */
  const expenditure = async (part: ExpenditurePart = {}): Promise<string> => {
    const { voucher = `记${next()}`, subject = '30306', category = 'vagrant' } = part
    const { township = '430603101', amountFen = 100_000n, spentOn = '2023-07-05' } = part
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
        payee_name: part.payeeName ?? '示例客运站',
        payee_kind: part.payeeKind ?? 'company',
        payee_account_id: await accountOf(part.payeeAccount),
        subject_code: subject,
        purpose: part.purpose ?? '返乡车票',
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
      origin_id: id,
    })
    return voucher
  }

  return {
    post,
    funded,
    appropriation,
    allocation,
    adjustment,
    disbursement,
    expenditure,
    reversal,
  }
}
