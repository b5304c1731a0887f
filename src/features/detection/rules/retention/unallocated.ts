import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, parameter } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { budgetLaw, budgetLawRegulations, penaltyRegulations } from '../laws.ts'
import { movements } from '../movement.ts'

/** 滞留: money of a budget document that waits at the bureau without a decision whom it is for. */
export const unallocated = defineRule({
  code: 'retention.unallocated',
  pattern: 'retention',
  severity: 'high',
  name: '资金到位未分配',
  summary: '上级资金到位后超过规定天数仍有未分配的部分',
  why: '资金停在局里,困难群众就拿不到;应当下拨而不下拨是滞留财政资金。',
  exclusions: [
    '全部分配完毕的文件不计,不论此后何时拨付。',
    '追加文件从追加资金到位之日起算;收回的部分先抵较早的资金。',
    '按季度或按实际人数分次分配、有文件写明的,核实后排除。',
    '天数参照转移支付的下达期限,湖南省实施办法另有规定的,按其规定设置。',
  ],
  basis: [
    {
      document: penaltyRegulations,
      article: '第六条第(三)项',
      certainty: 'verified',
    },
    { document: budgetLaw, article: '第五十二条', certainty: 'verified' },
    {
      document: budgetLawRegulations,
      article: '第九十三条第(六)项',
      certainty: 'verified',
    },
  ],
  nextCheck: '查分配方案的会议纪要和请示日期,确认未分配部分的原因和计划分配时间。',
  params: z.strictObject({
    days: parameter(z.int().min(1).max(365).default(30), {
      name: '到位后容许的天数',
      source: '《预算法》第五十二条(一般性转移支付三十日;专项转移支付可设为六十日)',
      certainty: 'verified',
    }),
  }),
  facts: z.object({
    document: z.string(),
    receivedOn: z.string(),
    heldFen: fenText,
    heldDays: z.int(),
  }),
  message: ({ document, receivedOn, heldFen, heldDays }) =>
    `${document}于${receivedOn}到位,至今${heldDays}天,仍有${formatFen(heldFen)}元未分配`,
  reads: [movements],
  detect: ({ districtCode, asOf, params }) => sql`
    -- What each document and its amendments brought to the bureau, and what left again.
    with moved as (
      select account.appropriation_id as kept_under, case when movement.amount_fen > 0
          then movement.appropriation_id end as document_id, sum(movement.amount_fen) as amount_fen
      from account
      join movement on movement.account_id = account.id
      where account.district_code = ${districtCode} and account.stage = 'received'
      group by 1, 2
    ),
    -- What left is of the oldest first.
    held as (
      select arrived.document_id, least(arrived.amount_fen, sum(arrived.amount_fen) over (
          partition by arrived.kept_under order by document.received_on, document.document_number
        ) + coalesce(departed.amount_fen, 0))::bigint as held_fen
      from moved arrived
      join appropriation document on document.district_code = ${districtCode}
        and document.id = arrived.document_id
      left join moved departed on departed.document_id is null
        and departed.kept_under = arrived.kept_under
    )
    select concat_ws('/', document.document_number, document.category_code) as subject,
      null::text as township_code, document.category_code, null::text as month,
      held.held_fen as amount_fen,
      jsonb_build_object('document', document.document_number, 'receivedOn', document.received_on,
        'heldFen', held.held_fen::text, 'heldDays', ${asOf}::date - document.received_on) as facts,
      ${onlyRow('document', sql`document.document_number`, sql`held.held_fen`)} as evidence
    from appropriation document
    join held on held.document_id = document.id
    where document.district_code = ${districtCode} and held.held_fen > 0
      and ${asOf}::date - document.received_on > ${params.days}::int`,
})
