import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { minorsLaw, reliefMeasures } from '../laws.ts'
import { categoryName } from '../names.ts'
import { paidLinesOf, sharedValue } from '../paid-line.ts'
import { paidSeries } from '../paid-series.ts'

/** 超范围: support for children that goes on after the month of the birthday that ends it. */
export const age = defineRule({
  code: 'scope.age',
  pattern: 'out_of_scope',
  severity: 'medium',
  name: '超过年龄仍发放',
  summary: '救助对象超过该类别规定的年龄仍在发放',
  why: '孤儿保障到年满18周岁为止;到龄不停,一年就多发一万多元,也挤占了别的孩子。',
  exclusions: [
    '年满当月的保障金不计。',
    '年满后仍在校就读、备注写明的不计。',
    '身份证号出生日期有误的,不判断年龄,另见“身份证号有误仍发放”。',
  ],
  basis: [
    { document: minorsLaw, article: '第二条', certainty: 'unverified' },
    { document: reliefMeasures, article: '第六十六条第(三)项', certainty: 'verified' },
  ],
  nextCheck: '核对户口簿出生日期和学籍;不在校的从次月停发,追回多发部分,转办其他救助。',
  params: z.strictObject({
    ages: parameter(z.record(z.string(), z.int().min(1).max(120)).default({ orphan: 18 }), {
      name: '年满即止的年龄(类别代码 → 周岁)',
      source: '《中华人民共和国未成年人保护法》第二条;孤儿指未满18周岁的未成年人',
      certainty: 'unverified',
    }),
    words: parameter(z.array(z.string().min(2).max(20)).max(30).default(['在校', '就读', '在读']), {
      name: '表明仍在校就读的字样',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    identity: z.string(),
    category: z.string(),
    age: z.int(),
    cameOfAgeOn: z.string(),
    months: z.int(),
    lastMonth: z.string(),
    paidFen: fenText,
  }),
  message: (paid) =>
    `身份证${paid.identity}于${paid.cameOfAgeOn}年满${paid.age}周岁,此后仍发放${paid.category}` +
    `${paid.months}个月(至${paid.lastMonth}),共${formatFen(paid.paidFen)}元`,
  reads: [paidSeries],
  detect: ({ districtCode, asOf, params }) => sql`
    with bound as (
      select key as category_code, value::int as years
      from jsonb_each_text(${JSON.stringify(params.ages)}::jsonb)
    ),
    recipient as (
      select distinct series.person_id, series.category_code, bound.years
      from paid_series series
      join bound on bound.category_code = series.category_code
    )
    select line.person_id || '/' || line.category_code as subject,
      ${sharedValue('line.township_code')} as township_code, line.category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', person.identity_masked,
        'category', ${categoryName(districtCode, 'line.category_code')}, 'age', bound.years,
        'cameOfAgeOn', (person.birth_on + make_interval(years => bound.years))::date,
        'months', count(distinct line.month), 'lastMonth', max(line.month),
        'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from recipient bound
    join person on person.district_code = ${districtCode} and person.id = bound.person_id
    join ${paidLinesOf({ districtCode, asOf }, 'person_id', 'bound.person_id')} line
      on line.category_code = bound.category_code
    where line.month > to_char(person.birth_on + make_interval(years => bound.years), 'YYYY-MM')
      and not exists (
        select 1 from unnest(${params.words}::text[]) word where position(word in line.note) > 0)
    group by line.person_id, line.category_code, person.identity_masked, person.birth_on,
      bound.years`,
})
