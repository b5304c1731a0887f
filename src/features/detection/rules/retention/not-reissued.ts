import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { isHandedUp } from '../handed-up.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'

/** 滞留: money that the bank sent back and that was not paid again. */
export const notReissued = defineRule({
  code: 'retention.not_reissued',
  pattern: 'retention',
  severity: 'high',
  name: '退汇未补发',
  summary: '银行退回的救助金超过规定天数仍未补发到账',
  why: '退汇不补发,钱留在账上,应得的人一直没有拿到。',
  exclusions: [
    '补发又被退回的,从第一次退汇起算。',
    '已作上缴处理的不计;对象已死亡或停保、应上缴而未上缴的,照样列出。',
  ],
  basis: [{ document: reliefMeasures, article: '第六十六条第(六)项', certainty: 'verified' }],
  nextCheck: '按退汇原因联系村(居)核对账户,更正后列入补发批次;不应再发的办理上缴。',
  params: z.strictObject({
    days: parameter(z.int().min(1).max(365).default(30), {
      name: '退汇后容许的天数',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    identity: z.string(),
    month: z.string(),
    township: z.string(),
    category: z.string(),
    returnedOn: z.string(),
    attempts: z.int(),
    waitingFen: fenText,
    waitingDays: z.int(),
  }),
  message: (back) =>
    `${back.township}身份证${back.identity},${back.month}的${back.category}` +
    `${formatFen(back.waitingFen)}元于${back.returnedOn}退汇,${back.waitingDays}天未补发到账` +
    (back.attempts > 1 ? `(已补发${back.attempts - 1}次未成功)` : ''),
  detect: ({ districtCode, asOf, params }) => sql`
    with recursive reissue as materialized (
      select batch_id, line_no, reissue_of_batch_id, reissue_of_line_no
      from payment
      where district_code = ${districtCode} and reissue_of_batch_id is not null
    ),
    -- From each first payment that came back to all its re-issues, one after the other.
    attempt as (
      select first.batch_id as first_batch_id, first.line_no as first_line_no, first.batch_id,
        first.line_no
      from payment first
      join payment_result result on result.district_code = first.district_code
        and result.batch_id = first.batch_id and result.line_no = first.line_no
      where first.district_code = ${districtCode} and first.reissue_of_batch_id is null
        and result.outcome = 'returned' and result.executed_on <= ${asOf}::date
      union all
      select attempt.first_batch_id, attempt.first_line_no, again.batch_id, again.line_no
      from attempt
      join reissue again on again.reissue_of_batch_id = attempt.batch_id
        and again.reissue_of_line_no = attempt.line_no
    ),
    -- Those of which no attempt has reached the person.
    waiting as (
      select attempt.first_batch_id as batch_id, attempt.first_line_no as line_no,
        count(*) as attempts
      from attempt
      left join payment_result settled on settled.district_code = ${districtCode}
        and settled.batch_id = attempt.batch_id and settled.line_no = attempt.line_no
        and settled.outcome = 'settled' and settled.executed_on <= ${asOf}::date
      group by attempt.first_batch_id, attempt.first_line_no
      having count(settled.line_no) = 0
    )
    select batch.number || '/' || line.line_no as subject, batch.township_code,
      batch.category_code, batch.month, line.amount_fen,
      jsonb_build_object('identity', person.identity_masked, 'month', batch.month,
        'township', ${townshipName(districtCode, 'batch.township_code')},
        'category', ${categoryName(districtCode, 'batch.category_code')}, 'returnedOn', result.executed_on,
        'attempts', waiting.attempts, 'waitingFen', line.amount_fen::text,
        'waitingDays', ${asOf}::date - result.executed_on) as facts,
      ${onlyRow('line', sql`batch.number || '/' || line.line_no`, sql`line.amount_fen`)} as evidence
    from waiting
    join payment line on line.district_code = ${districtCode}
      and line.batch_id = waiting.batch_id and line.line_no = waiting.line_no
    join payment_result result on result.district_code = line.district_code
      and result.batch_id = line.batch_id and result.line_no = line.line_no
    join payment_batch batch
      on batch.district_code = line.district_code and batch.id = line.batch_id
    join person on person.district_code = line.district_code and person.id = line.person_id
    where ${asOf}::date - result.executed_on > ${params.days}::int
      and not ${isHandedUp({ districtCode, asOf })}`,
})
