import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { budgetLaw, penaltyRegulations, reliefMeasures } from '../laws.ts'
import { paidLines } from '../paid-line.ts'

/** 超范围: more than the full standard for one person and month. */
export const overStandard = defineRule({
  code: 'scope.over_standard',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '超标准发放',
  summary: '发放金额高于该对象的保障标准',
  why: '低保是补差,特困、孤儿按标准发放;超过标准的部分没有依据就是提高标准。',
  exclusions: [
    '等于标准的不计。',
    '临时救助按困难程度确定金额,不计。',
    '分类施保、护理费、价格临时补贴等有文件依据的增发,核实后排除。',
  ],
  basis: [
    {
      document: penaltyRegulations,
      article: '第六条第(四)项',
      certainty: 'verified',
    },
    { document: budgetLaw, article: '第九十五条第(三)项', certainty: 'verified' },
    { document: reliefMeasures, article: '第十二条', certainty: 'verified' },
  ],
  nextCheck: '查该户审批表上的补差计算和增发依据;没有依据的,更正标准并追回多发部分。',
  params: z.strictObject({}),
  facts: z.object({
    line: z.string(),
    identity: z.string(),
    category: z.string(),
    month: z.string(),
    standardFen: fenText,
    amountFen: fenText,
  }),
  message: (paid) =>
    `身份证${paid.identity},${paid.month}的${paid.category}标准${formatFen(paid.standardFen)}元,` +
    `发放${formatFen(paid.amountFen)}元,超${formatFen(paid.amountFen - paid.standardFen)}元`,
  detect: ({ districtCode, asOf }) => sql`
    select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.amount_fen - line.standard_fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'category', line.category_name, 'month', line.month,
        'standardFen', line.standard_fen::text, 'amountFen', line.amount_fen::text) as facts,
      jsonb_build_array(jsonb_build_object('kind', 'line', 'key', line.line_key)) as evidence
    from (${paidLines({ districtCode, asOf })}) line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    where line.category_code in ('dibao_urban', 'dibao_rural', 'tekun', 'orphan')
      and line.amount_fen > line.standard_fen`,
})
