import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { evidenceRow } from '../evidence.ts'
import { budgetLaw, budgetLawRegulations } from '../laws.ts'
import { categoryName } from '../names.ts'
import { isReversed } from '../reversed.ts'

/** 超范围: money of one functional subject allocated to a category that is not under it. */
export const functionCode = defineRule({
  code: 'scope.function_code',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '功能科目与类别不符',
  summary: '指标文的功能科目不对应所分配的救助类别',
  why: '不同科目的预算不能随意调换;用错科目,决算就说不清钱用在了哪类人身上。',
  exclusions: [
    '没有指定功能科目的打捆资金不计。',
    '分配后已办调剂、转到相符类别的部分不计。',
    '经批准调入的类别,以调剂文件为准,不计。',
    '科目录入有误的,更正指标文后排除。',
  ],
  basis: [
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
    { document: budgetLawRegulations, article: '第六十一条', certainty: 'excerpt' },
  ],
  nextCheck: '对照指标文原件核对功能科目;确需用于该类别的,报财政部门办理科目调剂。',
  params: z.strictObject({}),
  facts: z.object({
    document: z.string(),
    subject: z.string(),
    category: z.string(),
    allocations: z.int(),
    misfitFen: fenText,
  }),
  message: ({ document, subject, category, allocations, misfitFen }) =>
    `${document}的功能科目是“${subject}”,却分配给${category}${allocations}笔、` +
    `${formatFen(misfitFen)}元`,
  detect: ({ districtCode, asOf }) => sql`
    with misfit as (
      select allocation.*, document.document_number, document.subject_code,
        concat_ws('/', allocation.decision_number, document.document_number,
          allocation.category_code, allocation.township_code) as key
      from allocation
      join appropriation document on document.district_code = allocation.district_code
        and document.id = allocation.appropriation_id
      where allocation.district_code = ${districtCode} and allocation.decided_on <= ${asOf}::date
        and document.subject_code is not null
        and not exists (
          select 1 from category_subject fits
          where fits.district_code = allocation.district_code
            and fits.category_code = allocation.category_code
            and fits.subject_code = document.subject_code)
        and not ${isReversed({ districtCode, asOf }, 'allocation.id')}
    ),
    -- What was put right since: the oldest allocations first.
    moved as (
      select moved.appropriation_id, moved.from_category_code, moved.from_township_code,
        sum(moved.amount_fen) as fen
      from adjustment moved
      where moved.district_code = ${districtCode} and moved.decided_on <= ${asOf}::date
        and moved.to_category_code <> moved.from_category_code
        and not ${isReversed({ districtCode, asOf }, 'moved.id')}
      group by moved.appropriation_id, moved.from_category_code, moved.from_township_code
    ),
    left_over as (
      select misfit.*, least(misfit.amount_fen, sum(misfit.amount_fen) over (
          partition by misfit.appropriation_id, misfit.category_code, misfit.township_code
          order by misfit.decided_on, misfit.decision_number) - coalesce(moved.fen, 0)) as fen
      from misfit
      left join moved on moved.appropriation_id = misfit.appropriation_id
        and moved.from_category_code = misfit.category_code
        and moved.from_township_code = misfit.township_code
    )
    select wrong.document_number || '/' || wrong.category_code as subject,
      null::text as township_code, wrong.category_code, null::text as month,
      sum(wrong.fen)::bigint as amount_fen,
      jsonb_build_object('document', wrong.document_number,
        'subject', concat_ws(' ', wrong.subject_code, known.name),
        'category', ${categoryName(districtCode, 'wrong.category_code')},
        'allocations', count(*), 'misfitFen', sum(wrong.fen)::text) as facts,
      jsonb_agg(${evidenceRow('allocation', sql`wrong.key`, sql`wrong.fen`)}
        order by wrong.township_code, wrong.decided_on, wrong.key) as evidence
    from left_over wrong
    join functional_subject known on known.code = wrong.subject_code
    where wrong.fen > 0
    group by wrong.document_number, wrong.category_code, wrong.subject_code, known.name`,
})
