import { formatFen } from '../../../kernel/fen.ts'
import type { ExceptionReason } from './words.ts'

export interface ExceptionFacts {
  /** Fen as text: bank less books. */
  differenceFen?: string
  nameInBooks?: string
  /** Serial of the line that came before. */
  earlier?: string
  candidates?: number
}

const sentences: Readonly<Record<ExceptionReason, (facts: ExceptionFacts) => string>> = {
  no_counterpart: () => '对方没有相符的记录',
  equal_candidates: ({ candidates = 2 }) =>
    `有 ${candidates} 笔同样相符的记录,系统不猜测,请人工勾对`,
  search_gave_up: () => '可能的组合太多,已停止查找,请人工勾对',
  names_the_entry: (facts) => `附言写明的单号与账上一致,但${difference(facts)}`,
  same_serial: (facts) => `流水号与回盘一致,但${difference(facts)}`,
  similar_amount: (facts) => `同一收款人、日期相近,但${difference(facts)}`,
  same_amount: (facts) => `金额和日期相符,但${difference(facts)}`,
  entry_matched_before: ({ earlier }) => `附言写明的单号已与流水 ${earlier} 勾对`,
  same_payment_before: ({ earlier }) => `同一账号近日已支付同样金额(流水 ${earlier})`,
  paid_out_before: ({ earlier }) => `曾以流水 ${earlier} 向该账号支付同样金额`,
  said_by_bank: () => '据银行摘要判断',
}

/** Why it is an exception, in a sentence. */
export function explain(reason: ExceptionReason, facts: ExceptionFacts): string {
  return `${sentences[reason](facts)}。`
}

function difference({ differenceFen, nameInBooks }: ExceptionFacts): string {
  if (differenceFen === undefined) return `账上收款人为“${nameInBooks ?? ''}”`
  const fen = BigInt(differenceFen)
  return fen > 0n ? `银行多 ${formatFen(fen)} 元` : `银行少 ${formatFen(-fen)} 元`
}
