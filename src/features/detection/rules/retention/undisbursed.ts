import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { budgetLawRegulations, penaltyRegulations } from '../laws.ts'
import { movements } from '../movement.ts'
import { categoryName, townshipName } from '../names.ts'
import { decisionRow, waitingAllocations } from '../waiting-allocation.ts'

/** 滞留: money that was decided for a category in a township and has not been sent on its way. */
export const undisbursed = defineRule({
  code: 'retention.undisbursed',
  pattern: 'retention',
  severity: 'high',
  name: '资金分配后未拨付',
  summary: '已分配到乡镇、类别的资金超过规定天数仍有未拨付的部分',
  why: '分配只是纸上的钱,不拨付就到不了人,应当下拨而不下拨是滞留财政资金。',
  exclusions: [
    '先分先拨:同一文件、类别、乡镇的拨付先抵较早的分配。',
    '按季分配、按月拨付的,默认天数已留出一个季度。',
    '年末结转的,天数从原分配之日起算;调剂来的,从调剂之日起算。',
    '人数减少而多分配的,核实后调剂、上缴或排除。',
  ],
  basis: [
    { document: penaltyRegulations, article: '第六条第(三)项', certainty: 'verified' },
    { document: budgetLawRegulations, article: '第九十三条第(六)项', certainty: 'verified' },
  ],
  nextCheck: '查拨付申请和国库支付令的办理日期,确认未拨部分的原因;多余的调剂或上缴。',
  params: z.strictObject({
    days: parameter(z.int().min(1).max(730).default(90), {
      name: '分配后容许的天数',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    document: z.string(),
    decision: z.string(),
    kind: z.enum(['allocation', 'adjustment']).default('allocation'),
    township: z.string(),
    category: z.string(),
    decidedOn: z.string(),
    waitingFen: fenText,
    waitingDays: z.int(),
  }),
  message: (kept) =>
    `${kept.township} ${kept.category} ${kept.decidedOn}按${kept.decision}从${kept.document}` +
    `${kept.kind === 'adjustment' ? '调剂来' : '分配'}的资金,${kept.waitingDays}天后仍有${formatFen(kept.waitingFen)}元未拨付`,
  reads: [movements],
  detect: ({ districtCode, asOf, params }) => sql`
    -- What one decision moved to a place from several others is one matter.
    with waiting as (
      select kind, key, document_number, decision_number, category_code, township_code,
        min(decided_on) as decided_on, sum(waiting_fen)::bigint as waiting_fen
      from (${waitingAllocations(districtCode)}) decided
      where ${asOf}::date - decided_on > ${params.days}::int
      group by kind, key, document_number, decision_number, category_code, township_code
    )
    select waiting.key as subject, waiting.township_code, waiting.category_code,
      null::text as month, sum(waiting.waiting_fen)::bigint as amount_fen,
      jsonb_build_object('document', waiting.document_number, 'decision', waiting.decision_number,
        'kind', max(waiting.kind),
        'township', ${townshipName(districtCode, 'waiting.township_code')},
        'category', ${categoryName(districtCode, 'waiting.category_code')},
        'decidedOn', min(waiting.decided_on), 'waitingFen', sum(waiting.waiting_fen)::text,
        'waitingDays', ${asOf}::date - min(waiting.decided_on)) as facts,
      jsonb_agg(${decisionRow} order by waiting.kind desc) as evidence
    from waiting
    group by waiting.key, waiting.document_number, waiting.decision_number, waiting.category_code,
      waiting.township_code`,
})
