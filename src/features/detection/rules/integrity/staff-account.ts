import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'
import { paidLinesOf, sharedValue } from '../paid-line.ts'
import { paidSeries } from '../paid-series.ts'

const kindNames = { staff: '经办人员', staff_family: '经办人员近亲属' } as const

/** 虚报冒领: other people's relief goes to whoever handles it, or to their close family. */
export const staffAccount = defineRule({
  code: 'integrity.staff_account',
  pattern: 'integrity',
  severity: 'high',
  name: '救助金进入经办人员账户',
  summary: '收款账户或收款人属于经办人员或其近亲属',
  why: '经手人自己收款,是冒领、截留最直接的迹象。',
  exclusions: [
    '近亲属本人或其户在保、领本户救助金的不计,按近亲属备案核查。',
    '不在经办名单有效期内的月份不计。',
    '受委托代管、有手续的,核实后排除。',
  ],
  basis: [
    { document: penaltyRegulations, article: '第六条', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十六条第(三)项', certainty: 'verified' },
  ],
  nextCheck: '逐户核对是否领到,调取账户流水看取款人;经办人员说明原因并回避。',
  params: z.strictObject({}),
  facts: z.object({
    account: z.string(),
    kind: z.enum(['staff', 'staff_family']),
    people: z.int(),
    items: z.int(),
    paidFen: fenText,
  }),
  message: ({ account, kind, people, items, paidFen }) =>
    `${kindNames[kind]}的账户${account}收取了${people}人的救助金${items}笔、` +
    `${formatFen(paidFen)}元`,
  reads: [paidSeries, irregularLines],
  detect: ({ districtCode, asOf }) => sql`
    with listed as materialized (
      select entry.kind, entry.valid_from, entry.valid_to, account.id as account_id,
        person.id as person_id
      from register_entry entry
      left join bank_account account on account.district_code = entry.district_code
        and account.number_hash = entry.account_hash
      left join person on person.district_code = entry.district_code
        and person.identity_hash = entry.identity_hash
      where entry.district_code = ${districtCode} and entry.kind in ('staff', 'staff_family')
    ),
    -- Whose money goes there: a payee is the recipient, the head of household or somebody unusual.
    recipient as (
      select series.person_id
      from paid_series series
      where series.account_id in (select account_id from listed)
        or series.person_id in (select person_id from listed)
        or series.head_person_id in (select person_id from listed)
      union
      select person_id from irregular_line
      where payee_person_id in (select person_id from listed)
    ),
    taken as materialized (
      select line.*
      from recipient
      cross join ${paidLinesOf({ districtCode, asOf }, 'person_id', 'recipient.person_id')} line
      where line.account_id in (select account_id from listed)
        or line.payee_person_id in (select person_id from listed)
    ),
    -- Each line once; who handles the money comes before family.
    line as (
      select distinct on (taken.batch_id, taken.line_no) taken.*, listed.kind
      from taken
      join listed on (listed.account_id = taken.account_id
          or listed.person_id = taken.payee_person_id)
        and to_char(listed.valid_from, 'YYYY-MM') <= taken.month
        and coalesce(to_char(listed.valid_to, 'YYYY-MM') >= taken.month, true)
        and (listed.kind = 'staff' or listed.person_id is null
          or listed.person_id not in (taken.person_id, taken.head_person_id))
      order by taken.batch_id, taken.line_no, listed.kind
    )
    select account.id::text as subject, ${sharedValue('line.township_code')} as township_code,
      ${sharedValue('line.category_code')} as category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('account', account.number_masked, 'kind', min(line.kind),
        'people', count(distinct line.person_id), 'items', count(*),
        'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from line
    join bank_account account on account.district_code = ${districtCode}
      and account.id = line.account_id
    group by account.id, account.number_masked`,
})
