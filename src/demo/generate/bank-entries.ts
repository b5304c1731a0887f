import { dayOf, monthText } from './calendar.ts'
import { publicPayee, publicPayees } from './names.ts'
import { countOf } from './plants.ts'
import type { Books, StatementEntry } from './statement-entries.ts'
import { misuseOf } from './truth.ts'

/** What the bank credits less than a document says. */
export const shortFen = 9_000n

/** Interest at the end of a quarter. */
export function interest({ plan, appropriations }: Books, month: number): StatementEntry[] {
  if (month % 3 !== 0) return []
  const totalFen = appropriations.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  return [
    {
      date: dayOf(month, 21),
      side: 'credit',
      amountFen: totalFen / 40_000n + 100n + BigInt(month),
      counterparty: publicPayee(plan.seed, '示例银行', publicPayees.agentBank),
      summary: '结息',
      reference: '',
      isFixed: true,
      discrepancy: {
        kind: 'fee_or_interest',
        evidence: [],
        note: `${monthText(month)}季度结息`,
      },
    },
  ]
}

/** Together three per mille of what is disbursed, from the end of the period backwards. */
export function unexplained(
  { plan, disbursements }: Pick<Books, 'plan' | 'disbursements'>,
  month: number,
): StatementEntry[] {
  const count = countOf(plan, 'diversion.unexplained_debit')
  const totalFen = disbursements.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  return Array.from({ length: count }, (_, no) => no)
    .filter((no) => plan.months - Math.floor((no * plan.months) / count) === month)
    .map((no) => {
      const amountFen = (totalFen * 3n) / 1000n / BigInt(count) + BigInt(37 + no * 11)
      const note = '对账单支出无对应拨付单、凭证或批次'
      const misuse = misuseOf('diversion.unexplained_debit', note)
      misuse.amountFen = amountFen
      return {
        date: dayOf(month, 18 + (no % 3)),
        side: 'debit',
        amountFen,
        counterparty: publicPayee(plan.seed, '示例商贸公司', publicPayees.stranger + no),
        summary: '转账',
        reference: '往来款',
        isFixed: true,
        misuse,
        discrepancy: { kind: 'in_bank_not_in_books', evidence: [], note },
      }
    })
}
