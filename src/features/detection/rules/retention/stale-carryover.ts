import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, parameter } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { budgetLaw, budgetLawRegulations } from '../laws.ts'
import { movements } from '../movement.ts'
import { waitingDisbursements } from '../waiting-disbursement.ts'

/** 滞留: money of a year that was not used by the end of the next one, and did not go back. */
export const staleCarryover = defineRule({
  code: 'retention.stale_carryover',
  pattern: 'retention',
  severity: 'high',
  name: '结转超过两年未收回',
  summary: '预算年度的资金到下一年度末仍未用完,也未作为结余上缴',
  why: '连续两年未用完的资金是结余,应当收回统筹;继续留存就是沉淀、滞留。',
  exclusions: [
    '预算年度的次年年末以前是正常结转,不计。',
    '停在局里和已分配未拨付的,按文件列出;停在乡镇账户上的,按拨付单列出。',
    '已上缴的不计。',
  ],
  basis: [
    { document: budgetLaw, article: '第四十二条', certainty: 'verified' },
    { document: budgetLawRegulations, article: '第五十条', certainty: 'verified' },
  ],
  nextCheck: '核对结转结余报表和收回通知,确认未收回的原因,办理上缴或按程序调整用途。',
  params: z.strictObject({
    years: parameter(z.int().min(1).max(10).default(2), {
      name: '可用的年度数(含预算年度)',
      source: '《预算法》第四十二条、《预算法实施条例》第五十条',
      certainty: 'verified',
    }),
  }),
  facts: z.object({
    kind: z.enum(['document', 'disbursement']),
    key: z.string(),
    fiscalYear: z.int(),
    leftFen: fenText,
  }),
  message: ({ kind, key, fiscalYear, leftFen }) =>
    `${fiscalYear}年度${kind === 'document' ? '文件' : '拨付单'}${key}的资金仍有` +
    `${formatFen(leftFen)}元未使用${kind === 'document' ? '' : ',停在乡镇账户上'},` +
    `应作为结余收回`,
  reads: [movements, waitingDisbursements],
  detect: ({ districtCode, asOf, params }) => sql`
    with stored as (
      select 'document' as kind, document.document_number as key,
        coalesce(document.origin_year, document.fiscal_year) as fiscal_year,
        null::text as township_code, document.category_code,
        sum(movement.amount_fen)::bigint as left_fen
      from account
      join movement on movement.account_id = account.id
      join appropriation document on document.district_code = ${districtCode}
        and document.id = account.appropriation_id
      where account.district_code = ${districtCode} and account.stage in ('received', 'allocated')
      group by document.id, document.document_number, document.category_code, 3
      union all
      select 'disbursement', waiting.number, extract(year from waiting.disbursed_on)::int,
        waiting.township_code, waiting.category_code, waiting.waiting_fen
      from waiting_disbursement waiting
      where waiting.channel = 'township_account'
    )
    select concat_ws('/', stored.kind, stored.key, case when stored.kind = 'document'
        then stored.category_code end) as subject,
      stored.township_code, stored.category_code, null::text as month,
      stored.left_fen as amount_fen,
      jsonb_build_object('kind', stored.kind, 'key', stored.key,
        'fiscalYear', stored.fiscal_year, 'leftFen', stored.left_fen::text) as facts,
      case stored.kind
        when 'document' then ${onlyRow('document', sql`stored.key`, sql`stored.left_fen`)}
        else ${onlyRow('disbursement', sql`stored.key`, sql`stored.left_fen`)} end as evidence
    from stored
    where stored.left_fen > 0
      and extract(year from ${asOf}::date)::int - stored.fiscal_year >= ${params.years}::int`,
})
