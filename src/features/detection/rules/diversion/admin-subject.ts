import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { budgetLaw, reliefFundMeasures, reliefMeasures } from '../laws.ts'

/** 挪用: relief money spent on running an office or on capital goods. */
export const adminSubject = defineRule({
  code: 'diversion.admin_subject',
  pattern: 'diversion',
  severity: 'high',
  name: '列支办公或资本性支出',
  summary: '救助资金列支了商品和服务支出、资本性支出等不允许的科目',
  why: '救助资金只能用于困难群众,不得用于工作经费、机构运转、设备购置和维修。',
  exclusions: ['科目录入有误、实际用于救助的,更正凭证后排除。'],
  basis: [
    { document: budgetLaw, article: '第九十三条第(四)项', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十七条', certainty: 'verified' },
    { document: reliefFundMeasures, article: '第十一条', certainty: 'unverified' },
  ],
  nextCheck: '调阅凭证和附件,核实实际用途;确属挪用的,由单位归还原渠道。',
  params: z.strictObject({
    prefixes: z
      .array(z.string().regex(/^\d{3,5}$/))
      .max(20)
      .default(['302', '310']),
  }),
  facts: z.object({
    voucher: z.string(),
    spentOn: z.string(),
    township: z.string(),
    category: z.string(),
    subject: z.string(),
    spentFen: fenText,
  }),
  message: ({ voucher, spentOn, township, category, subject, spentFen }) =>
    `${township}${spentOn}凭证${voucher}从${category}资金列支“${subject}”${formatFen(spentFen)}元`,
  detect: ({ districtCode, asOf, params }) => sql`
    select spent.voucher_number as subject, spent.township_code, spent.category_code,
      to_char(spent.spent_on, 'YYYY-MM') as month, spent.amount_fen,
      jsonb_build_object('voucher', spent.voucher_number, 'spentOn', spent.spent_on,
        'township', township.name, 'category', category.name,
        'subject', concat_ws(' ', spent.subject_code, subject.name),
        'spentFen', spent.amount_fen::text) as facts,
      jsonb_build_array(
        jsonb_build_object('kind', 'voucher', 'key', spent.voucher_number)) as evidence
    from expenditure spent
    join category
      on category.district_code = spent.district_code and category.code = spent.category_code
    join township
      on township.district_code = spent.district_code and township.code = spent.township_code
    left join economic_subject subject on subject.code = spent.subject_code
    where spent.district_code = ${districtCode} and spent.spent_on <= ${asOf}::date
      and (subject.is_permitted is false
        or spent.subject_code ^@ any (${params.prefixes}::text[]))`,
})
