/** Why a line of the finance bureau's table and the books agree or not, the likeliest first. */
export const financeReasons = [
  'agrees',
  'document_unknown',
  'other_month',
  'other_category',
  'other_document',
  'one_allocation',
  'unexplained',
] as const
export type FinanceReason = (typeof financeReasons)[number]

const sentences: Readonly<Record<FinanceReason, (other: string) => string>> = {
  agrees: () => '相符',
  document_unknown: () => '民政账上没有这个文号',
  other_month: (other) => `差额与 ${other} 的相抵,两家记在不同月份`,
  other_category: (other) => `差额与“${other}”的相抵,两家记在不同类别`,
  other_document: (other) => `差额与 ${other} 的相抵,两家记在不同文号`,
  one_allocation: (other) => `差额等于民政账上对${other}的一笔分配`,
  unexplained: () => '未找到原因,请与财政核对凭证',
}

/** The reason in a sentence; `other` is the month, category, document or township it names. */
export function explainFinance(reason: FinanceReason, other: string | null): string {
  return `${sentences[reason](other ?? '')}。`
}
