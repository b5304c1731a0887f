import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, parameter } from '../../rule.ts'
import { budgetLaw, reliefFundMeasures } from '../laws.ts'
import { runningSubjects } from '../running-subject.ts'
import { voucherFacts, vouchersThat } from '../voucher.ts'

const source = {
  source: '《政府收支分类科目》对个人和家庭的补助:30305 生活补助、30306 救济费',
  certainty: 'excerpt',
} as const
const subjects = z.array(z.string().regex(/^\d{3,5}$/)).max(30)

/** 超范围: a voucher on a subject that is none of its category's. */
export const subject = defineRule({
  code: 'scope.subject',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '科目不在救助支出范围',
  summary: '使用凭证的经济科目不是该类别允许列支的科目',
  why: '救助资金只能用于生活补助和救济;列在别的科目,多半是超出救助范围的支出。',
  exclusions: [
    '工资福利、商品和服务、资本性支出另见“列支办公或资本性支出”,不重复列出。',
    '科目录入有误、实际用于救助的,更正凭证后排除。',
    '本地办法允许的其他科目,按类别加入参数后不计。',
  ],
  basis: [
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
    { document: reliefFundMeasures, article: '第十一条', certainty: 'unverified' },
  ],
  nextCheck: '调阅凭证和附件,看实际支付给谁、做什么用;超范围的归还原渠道。',
  isOfMonths: true,
  params: z.strictObject({
    permitted: parameter(subjects.default(['30305', '30306']), {
      name: '允许列支的经济科目(前几位)',
      ...source,
    }),
    byCategory: parameter(z.record(z.string(), subjects).default({}), {
      name: '单独规定的类别(类别代码 → 另外允许的科目)',
      ...source,
    }),
  }),
  facts: voucherFacts,
  message: (spent) =>
    `${spent.township}${spent.spentOn}凭证${spent.voucher}从${spent.category}资金列支` +
    `“${spent.subject}”${formatFen(spent.spentFen)}元,不在允许的科目内,用途“${spent.purpose}”`,
  detect: ({ districtCode, asOf, params }) =>
    vouchersThat(
      { districtCode, asOf },
      sql`known.is_permitted is distinct from false
        and not spent.subject_code ^@ any (${[...runningSubjects]}::text[])
        and not spent.subject_code ^@ any (${params.permitted}::text[])
        and not exists (
          select 1 from jsonb_array_elements_text(coalesce(
            ${JSON.stringify(params.byCategory)}::jsonb -> spent.category_code, '[]')) other
          where spent.subject_code ^@ other)`,
    ),
})
