import { formatYuan, parseYuan } from '../../kernel/fen.ts'
import { FileRefusal } from './refusal.ts'

/** The columns in which a camt.053 statement is read, by where in the message they come from. */
export const camtColumns = [
  'Stmt/Acct/Id',
  'Ntry/BookgDt',
  'Ntry/BookgTm',
  'Ntry/Amt/DBIT',
  'Ntry/Amt/CRDT',
  'Stmt/Bal/running',
  'TxDtls/RltdPties/Nm',
  'TxDtls/RltdPties/Acct',
  'Ntry/AddtlNtryInf',
  'TxDtls/RmtInf/Ustrd',
  'Ntry/AcctSvcrRef',
] as const

/** Texts of one Stmt, Bal, Ntry or TxDtls by their path below it, the last of each. */
export type Texts = ReadonlyMap<string, string>

/** One account's statement while it is read. */
export interface Statement {
  account: string
  /** Fen after the last entry; null where no opening balance was given. */
  running: bigint | null
  closing: bigint | null
  /** What the message says of itself, checked at its end. */
  countTold: number | null
  count: number
}

export const newStatement = (): Statement => ({
  account: '',
  running: null,
  closing: null,
  countTold: null,
  count: 0,
})

/** Takes an opening or closing balance over; others do not matter. */
export function takeBalance(statement: Statement, texts: Texts): void {
  const code = texts.get('Tp/CdOrPrtry/Cd')
  const amount = signed(texts)
  if (code === 'OPBD' || code === 'PRCD') statement.running ??= amount
  if (code === 'CLBD') statement.closing = amount
}

function signed(texts: Texts): bigint | null {
  const amount = parseYuan(texts.get('Amt') ?? '')
  if (amount === null) return null
  return texts.get('CdtDbtInd') === 'DBIT' ? -amount : amount
}

/** An entry as cells; null for one that is not booked. Several payments in one entry stay one. */
export function entryCells(
  statement: Statement,
  texts: Texts,
  details: readonly Texts[],
): (string | null)[] | null {
  statement.count += 1
  const status = texts.get('Sts/Cd') ?? texts.get('Sts')
  if (status !== undefined && status !== 'BOOK') return null
  const currency = texts.get('Amt@Ccy') ?? 'CNY'
  if (currency !== 'CNY') {
    const message = `第 ${statement.count} 笔明细的币种是 ${currency},只接受人民币(CNY)`
    throw new FileRefusal('currency-refused', message, { entry: statement.count, currency })
  }
  const isDebit = texts.get('CdtDbtInd') === 'DBIT'
  const change = signed(texts)
  if (statement.running !== null && change !== null) statement.running += change
  const [only] = details.length === 1 ? details : []
  const party = isDebit ? 'Cdtr' : 'Dbtr'
  const [day = '', time = ''] = (texts.get('BookgDt/Dt') ?? texts.get('BookgDt/DtTm') ?? '').split(
    'T',
  )
  const amount = texts.get('Amt') ?? ''
  return [
    statement.account,
    day.slice(0, 10),
    time.slice(0, 8),
    isDebit ? amount : null,
    isDebit ? null : amount,
    statement.running === null ? null : formatYuan(statement.running),
    only?.get(`RltdPties/${party}/Nm`) ?? only?.get(`RltdPties/${party}/Pty/Nm`) ?? null,
    only === undefined ? null : accountOf(only, `RltdPties/${party}Acct/`),
    texts.get('AddtlNtryInf') ?? only?.get('AddtlTxInf') ?? null,
    remarkOf(texts, details, only),
    texts.get('AcctSvcrRef') ?? only?.get('Refs/AcctSvcrRef') ?? texts.get('NtryRef') ?? null,
  ]
}

export function accountOf(texts: Texts, path: string): string | null {
  return texts.get(`${path}Id/Othr/Id`) ?? texts.get(`${path}Id/IBAN`) ?? null
}

function remarkOf(texts: Texts, details: readonly Texts[], only: Texts | undefined): string {
  const parts = [
    texts.get('RvslInd') === 'true' ? '冲正' : undefined,
    details.length > 1 ? `含 ${details.length} 笔` : undefined,
    only?.get('RmtInf/Ustrd'),
  ]
  return parts.filter((part) => part !== undefined).join(' ')
}

/** A statement that was cut, or from which a line was taken, does not come to its own end. */
export function checkStatement({ running, closing, countTold, count }: Statement): void {
  if (countTold !== null && countTold !== count) {
    const message = `报文写明 ${countTold} 笔明细,实有 ${count} 笔`
    throw new FileRefusal('statement-incomplete', message, { told: countTold, found: count })
  }
  if (running === null || closing === null || running === closing) return
  const message = `期初余额加各笔明细得 ${formatYuan(running)},与期末余额 ${formatYuan(closing)} 不符`
  throw new FileRefusal('statement-incomplete', message)
}
