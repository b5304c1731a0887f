import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { penaltyRegulations, reliefFundMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'

/** 虚报冒领: many accounts of one village are other ones in the roster than the month before. */
export const accountSwitch = defineRule({
  code: 'integrity.account_switch',
  pattern: 'integrity',
  severity: 'medium',
  name: '发放前集中变更账户',
  summary: '一个村(居)许多人的收款账户在同一批发放前一起变更',
  why: '集中改账户后马上发放,可能是有人统一办卡、统一保管、统一取款。',
  exclusions: [
    '退汇后更正账户、补发的不计。',
    '第一次发放、没有以前账户可比的不计。',
    '变更的人数或比例达不到参数的不计。',
    '银行统一换卡、换发社会保障卡的,核实后排除。',
  ],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    { document: penaltyRegulations, article: '第六条', certainty: 'verified' },
  ],
  nextCheck: '查变更申请由谁提交、新卡由谁领取保管,入户看卡是否在本人手里。',
  params: z.strictObject({
    people: parameter(z.int().min(2).max(1_000).default(10), {
      name: '变更账户的人数(达到才列出)',
      ...ownDefault,
    }),
    percent: parameter(z.int().min(1).max(100).default(20), {
      name: '占该村(居)该批人数的百分比(达到才列出)',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    township: z.string(),
    village: z.string(),
    month: z.string(),
    category: z.string(),
    switched: z.int(),
    people: z.int(),
    paidFen: fenText,
  }),
  message: (moved) =>
    `${moved.township}${moved.village} ${moved.month} ${moved.category}${moved.people}人中` +
    `${moved.switched}人的收款账户与上月不同,发放${formatFen(moved.paidFen)}元`,
  reads: [irregularLines],
  detect: ({ districtCode, params }) => sql`
    -- Who was ever paid to more than one account; nearly everybody drops out here.
    with moved as (
      select person_id, category_code
      from (select distinct person_id, category_code, account_id from irregular_line) account
      group by person_id, category_code
      having count(*) > 1
    ),
    compared as (
      select paid.*, paid.account_id <> lag(paid.account_id) over (
          partition by paid.person_id, paid.category_code
          order by paid.month, paid.reissue_of_batch_id nulls first, paid.batch_number,
            paid.line_no) as is_switched
      from moved
      join irregular_line paid using (person_id, category_code)
      where paid.category_code <> 'temporary'
    ),
    crowd as (
      select batch_id, village, count(*) as switched
      from compared
      where is_switched and reissue_of_batch_id is null
      group by batch_id, village
      having count(*) >= ${params.people}::int
    ),
    village as (
      select crowd.*, (
        select count(*) from payment neighbour
        where neighbour.district_code = ${districtCode}
          and neighbour.batch_id = crowd.batch_id and neighbour.village = crowd.village) as people
      from crowd
    )
    select line.batch_number || '/' || line.village as subject, line.township_code,
      line.category_code, line.month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('township', ${townshipName(districtCode, 'line.township_code')},
        'village', line.village, 'month', line.month,
        'category', ${categoryName(districtCode, 'line.category_code')},
        'switched', count(*), 'people', village.people, 'paidFen', sum(line.paid_fen)::text)
        as facts,
      ${lineEvidence()} as evidence
    from village
    join compared line on line.batch_id = village.batch_id and line.village = village.village
    where line.is_switched and line.reissue_of_batch_id is null
      and village.switched * 100 >= village.people * ${params.percent}::int
    group by line.batch_number, line.village, line.township_code, line.category_code, line.month,
      village.people`,
})
