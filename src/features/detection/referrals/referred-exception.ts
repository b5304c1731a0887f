import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import { exceptionKinds, kindNames } from '../../reconciliation/index.ts'
import { defineRule, fenText } from '../rule.ts'
import { evidenceRow } from '../rules/evidence.ts'
import { budgetLaw, reliefMeasures } from '../rules/laws.ts'

/** 移交审计: finance could not settle a difference between bank and books, and says why. */
export const referredException = defineRule({
  code: 'referral.exception',
  pattern: 'integrity',
  severity: 'medium',
  name: '对账差异移交',
  summary: '财务人员把对账中查不清的差异移交审计核查',
  why: '银行与账面的差异经财务核对仍说不清,可能是漏记、错付,也可能是资金被挪用。',
  exclusions: ['财务撤销移交,或对账时已找到对应记录的,自动撤销。'],
  basis: [
    { document: reliefMeasures, article: '第五条', certainty: 'verified' },
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
  ],
  nextCheck: '向财务了解移交理由,调取银行回单和记账凭证,查明收付款人和经办人。',
  params: z.strictObject({}),
  facts: z.object({
    kind: z.enum(exceptionKinds),
    reference: z.string(),
    day: z.string(),
    fen: fenText,
    note: z.string(),
    by: z.string(),
  }),
  message: ({ kind, reference, day, fen, note, by }) =>
    `${by}移交${day}的对账差异“${kindNames[kind]}”(${reference}),` +
    `涉及${formatFen(fen)}元,理由:${note}`,
  detect: ({ districtCode }) => sql`
    select exception.id || '/' || referral.seq as subject, exception.township_code,
      exception.category_code, exception.month, exception.fen as amount_fen,
      jsonb_build_object('kind', exception.kind, 'reference', exception.reference,
        'day', least(line_on, entry_on), 'fen', exception.fen::text, 'note', referral.note,
        'by', referrer.display_name) as facts,
      jsonb_path_query_array(jsonb_build_array(${bankRow}, ${bookRow}), '$[*] ? (@ != null)')
        as evidence
    from (
      select held.*, case when kind = 'amount_differs' and num_nulls(line_fen, entry_fen) = 0
        then abs(line_fen - entry_fen) else abs(coalesce(line_fen, entry_fen)) end as fen
      from reconciliation_exception held
      where held.district_code = ${districtCode} and held.state = 'referred') exception
    cross join lateral (
      select seq, note, actor_id from reconciliation_exception_event event
      where event.district_code = ${districtCode} and event.exception_id = exception.id
        and event.event = 'referral'
      order by seq desc limit 1) referral
    join app_user referrer
      on referrer.district_code = ${districtCode} and referrer.id = referral.actor_id
    left join bank_statement_line line
      on line.district_code = ${districtCode} and line.id = exception.statement_line_id`,
})

const bankRow = sql`case when line.id is not null
  then ${evidenceRow('bank', sql`line.serial`, sql`exception.fen`)} end`

/** What is at stake stands beside the bank's line where there is one. */
const bookFen = sql`case when line.id is null then exception.fen else 0 end`
/** An entry's key is its kind, its reference and its day; a payment's has no day. */
const bookRow = sql`case split_part(entry_key, ':', 1)
  ${bookRowOf('document', 'appropriate', 'withdraw')}
  ${bookRowOf('disbursement', 'disburse')} ${bookRowOf('voucher', 'spend')}
  ${bookRowOf('batch', 'return', 'reissue')} ${bookRowOf('recovery', 'recover')}
  ${bookRowOf('remittance', 'remit')} ${bookRowOf('correction', 'correction')}
  ${bookRowOf('line', 'payment')} end`

function bookRowOf(kind: Parameters<typeof evidenceRow>[0], ...entries: string[]) {
  const key = sql`regexp_replace(entry_key, '^[a-z]+:|:\\d{4}-\\d\\d-\\d\\d$', '', 'g')`
  return sql.join(
    entries.map(
      (entry): RawBuilder<unknown> =>
        sql`when ${sql.lit(entry)} then ${evidenceRow(kind, key, bookFen)}`,
    ),
    sql` `,
  )
}
