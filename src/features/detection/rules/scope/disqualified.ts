import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { reliefMeasures } from '../laws.ts'
import { categoryName } from '../names.ts'
import { paidLinesOf, sharedValue } from '../paid-line.ts'

const registerKind = z.enum(['public_payroll', 'company', 'vehicle', 'real_estate', 'custody'])

const registerNames: Readonly<Record<z.infer<typeof registerKind>, string>> = {
  public_payroll: '财政供养',
  company: '工商登记',
  vehicle: '车辆',
  real_estate: '房产',
  custody: '服刑',
}

/** 超范围: paid for a month in which the person was on a register that speaks against it. */
export const disqualified = defineRule({
  code: 'scope.disqualified',
  pattern: 'out_of_scope',
  severity: 'high',
  name: '不符合救助条件',
  summary: '发放月份救助对象在财政供养、工商登记、车辆、房产、服刑等名单上',
  why: '财政供养人员、企业经营者、有车有多套房的一般不符合救助条件,服刑人员由监所供养。',
  exclusions: [
    '名单只是线索:空壳或注销中的企业、编外临时人员、代步车等,核实后排除。',
    '名单生效之前、终止之后的月份不计。',
    '自住的房产不计:同时登记的房产达到规定套数才列出。',
    '临时救助看突发困难,不以企业、车辆、房产为限,只比对财政供养和服刑。',
  ],
  basis: [
    { document: reliefMeasures, article: '第五十八条', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十六条第(三)项', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十八条', certainty: 'verified' },
  ],
  nextCheck: '入户核查实际收入和财产状况,与名单来源部门核对身份,再决定停发或保留。',
  params: z.strictObject({
    kinds: parameter(
      z
        .array(registerKind)
        .min(1)
        .max(5)
        .default([...registerKind.options]),
      {
        name: '比对的名单',
        source: '《社会救助暂行办法》第五十八条(家庭收入、财产状况的查询核对)',
        certainty: 'verified',
      },
    ),
    realEstates: parameter(z.int().min(1).max(10).default(2), {
      name: '同时登记的房产套数(达到即列出)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    identity: z.string(),
    category: z.string(),
    kinds: z.array(registerKind).transform((kinds) => [...new Set(kinds)]),
    months: z.int(),
    fromMonth: z.string(),
    toMonth: z.string(),
    paidFen: fenText,
  }),
  message: (paid) =>
    `身份证${paid.identity}在${paid.kinds.map((kind) => registerNames[kind]).join('、')}名单期间` +
    `享受${paid.category}${paid.months}个月(${paid.fromMonth}至${paid.toMonth}),` +
    `共${formatFen(paid.paidFen)}元`,
  detect: ({ districtCode, asOf, params }) => sql`
    with listed as (
      select person.id as person_id, person.identity_masked, entry.id as entry_id, entry.kind,
        entry.identity_hash, entry.valid_from, to_char(entry.valid_from, 'YYYY-MM') as from_month,
        to_char(entry.valid_to, 'YYYY-MM') as to_month
      from register_entry entry
      join person on person.district_code = entry.district_code
        and person.identity_hash = entry.identity_hash
      where entry.district_code = ${districtCode} and entry.kind = any (${params.kinds}::text[])
    ),
    -- Each line with each register that the person was on, on some day of its month; with houses, if
    -- there were so many when one came in, or as the month began.
    found as (
      select distinct paid.person_id, paid.batch_number, paid.line_no, paid.line_key, paid.month,
        paid.township_code, paid.category_code, paid.paid_fen, listed.identity_masked,
        listed.kind
      from listed
      cross join ${paidLinesOf({ districtCode, asOf }, 'person_id', 'listed.person_id')} paid
      where listed.from_month <= paid.month
        and (listed.to_month is null or listed.to_month >= paid.month)
        and (paid.category_code <> 'temporary' or listed.kind in ('public_payroll', 'custody'))
        and (listed.kind <> 'real_estate' or ${params.realEstates}::int <= (
          select count(*)
          from (select greatest(listed.valid_from, (paid.month || '-01')::date) as day) known
          join register_entry beside on beside.district_code = ${districtCode}
            and beside.kind = listed.kind and beside.identity_hash = listed.identity_hash
            and beside.valid_from <= known.day
          where beside.id = listed.entry_id or coalesce(beside.valid_to > known.day, true)))
    ),
    -- Each line once.
    line as (
      select person_id, batch_number, line_no, line_key, month, township_code, category_code,
        paid_fen, identity_masked, array_agg(kind order by kind) as kinds
      from found
      group by person_id, batch_number, line_no, line_key, month, township_code, category_code,
        paid_fen, identity_masked
    )
    select line.person_id || '/' || line.category_code as subject,
      ${sharedValue('line.township_code')} as township_code, line.category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('identity', line.identity_masked,
        'category', ${categoryName(districtCode, 'line.category_code')},
        'kinds', jsonb_path_query_array(jsonb_agg(distinct to_jsonb(line.kinds)), '$[*][*]'),
        'months', count(distinct line.month), 'fromMonth', min(line.month),
        'toMonth', max(line.month), 'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from line
    group by line.person_id, line.category_code, line.identity_masked`,
})
