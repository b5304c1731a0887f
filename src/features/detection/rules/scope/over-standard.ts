import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { tookEffect } from '../../../people/index.ts'
import { defineRule, fenText, parameter } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { budgetLaw, penaltyRegulations, reliefMeasures } from '../laws.ts'
import { isMadeUp } from '../made-up.ts'
import { monthNumber } from '../month-number.ts'
import { categoryName } from '../names.ts'
import { raisedLines } from '../raised-line.ts'

/** 超范围: more than the full standard for one person and month, or than the cap of one grant. */
export const overStandard = defineRule({
  code: 'scope.over_standard',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '超标准发放',
  summary: '发放金额高于该对象的保障标准或单次救助上限',
  why: '低保是补差,特困、孤儿按标准发放,临时救助有上限;超过的部分没有依据就是提高标准。',
  exclusions: [
    '等于标准或上限的不计;花名册所列标准高于在保名单核定的,按核定标准,全批都已提高的除外。',
    '备注写明分类施保、价格临时补贴等增发事由并带文号的不计,没有文号的核实后排除。',
    '备注写明补发某月的,不超过自批准起各月标准之和的不计,另见“漏发后加倍发放”。',
  ],
  basis: [
    { document: penaltyRegulations, article: '第六条第(四)项', certainty: 'verified' },
    { document: budgetLaw, article: '第九十五条第(三)项', certainty: 'verified' },
    { document: reliefMeasures, article: '第十二条', certainty: 'verified' },
  ],
  nextCheck: '查该户审批表上的补差计算和增发依据;没有依据的,更正标准并追回多发部分。',
  params: z.strictObject({
    additions: parameter(
      z
        .array(z.string().min(2).max(20))
        .max(20)
        .default(['分类施保', '价格临时补贴', '节日', '护理', '丧葬']),
      {
        name: '有文件依据的增发事由',
        source: '《社会救助暂行办法》第十二条;《最低生活保障审核确认办法》(民发〔2021〕57号)',
        certainty: 'excerpt',
      },
    ),
  }),
  facts: z.object({
    line: z.string(),
    identity: z.string(),
    category: z.string(),
    month: z.string(),
    standardFen: fenText,
    rosterFen: fenText.optional(),
    months: z.int().default(1),
    amountFen: fenText,
  }),
  message: (paid) => {
    const due = paid.standardFen * BigInt(paid.months)
    const roster =
      paid.rosterFen === undefined || paid.rosterFen === paid.standardFen
        ? ''
        : `(花名册列为${formatFen(paid.rosterFen)}元)`
    const made = paid.months === 1 ? '' : `自批准起${paid.months}个月共${formatFen(due)}元,`
    return (
      `身份证${paid.identity},${paid.month}的${paid.category}标准${formatFen(paid.standardFen)}元` +
      `${roster},${made}发放${formatFen(paid.amountFen)}元,超${formatFen(paid.amountFen - due)}元`
    )
  },
  reads: [irregularLines, raisedLines],
  detect: ({ districtCode, params }) => sql`
    with line as (
      select * from raised_line
      union all
      select *, standard_fen from irregular_line
      where line_key not in (select line_key from raised_line)
    )
    select line.line_key as subject, line.township_code, line.category_code, line.month,
      line.paid_fen - due.fen as amount_fen,
      jsonb_build_object('line', line.line_key, 'identity', person.identity_masked,
        'category', ${categoryName(districtCode, 'line.category_code')}, 'month', line.month,
        'standardFen', line.approved_fen::text, 'rosterFen', line.standard_fen::text,
        'months', due.months, 'amountFen', line.paid_fen::text) as facts,
      ${onlyRow('line', sql`line.line_key`, sql`line.paid_fen - due.fen`)} as evidence
    from line
    join person on person.district_code = ${districtCode} and person.id = line.person_id
    -- Of whom no list knows since when, another rule tells.
    cross join lateral (
      select months, months * line.approved_fen as fen
      from (select case when not ${isMadeUp()} then 1 else (
        select ${monthNumber('line.month')} - min(${monthNumber('listed.from_month')}) + 1
        from eligibility listed
        where listed.district_code = ${districtCode} and listed.person_id = line.person_id
          and listed.category_code = line.category_code and listed.from_month <= line.month
          and ${tookEffect('listed')})
        end as months) since) due
    where line.amount_fen > line.approved_fen and line.paid_fen > due.fen
      and not (line.note ~ '〔\\d{4}〕\\d+号' and exists (
        select 1 from unnest(${params.additions}::text[]) word
        where position(word in line.note) > 0))`,
})
