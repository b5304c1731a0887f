import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText } from '../../rule.ts'
import { budgetLaw, penaltyRegulations, reliefFundMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { isReversed } from '../reversed.ts'
import { properCategory, unlistedLines } from '../unlisted-line.ts'

/** 挪用: the money of one category spent on what is another one's, and no document moved it. */
export const crossCategory = defineRule({
  code: 'diversion.cross_category',
  pattern: 'diversion',
  severity: 'high',
  name: '挤占其他类别资金',
  summary: '用一个类别的资金支付了另一个类别的支出,没有调剂文件',
  why: '资金可以统筹,但分配已定类别的要先办调剂;不办就用,等于挤占另一类困难群众的钱。',
  exclusions: [
    '备注或用途引用了两个类别之间调剂文件文号的不计。',
    '办了调剂、从调入类别支付的不计。',
    '当月本类别已经发过的,不是挤占,另见“无在保资格发放”“重复享受互斥救助”。',
    '类别转换当月名单尚未更新的,核实后排除。',
  ],
  basis: [
    { document: budgetLaw, article: '第五十七条', certainty: 'verified' },
    { document: penaltyRegulations, article: '第六条', certainty: 'verified' },
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
  ],
  nextCheck: '查分配方案和调剂审批;应由另一类别负担的补办调剂或归垫,已占用的恢复原渠道。',
  params: z.strictObject({}),
  facts: z.object({
    township: z.string(),
    month: z.string(),
    category: z.string(),
    proper: z.string(),
    items: z.int(),
    spentFen: fenText,
  }),
  message: ({ township, month, category, proper, items, spentFen }) =>
    `${township} ${month} 用${category}资金支付${proper}${items}笔、${formatFen(spentFen)}元,` +
    '没有调剂文件',
  reads: [unlistedLines],
  detect: ({ districtCode, asOf }) => sql`
    -- Lines of people who are on the list of another category, and vouchers that name one.
    with spent as (
      select 'line' as kind, line.line_key as key, line.batch_number as book, line.line_no as no,
        line.township_code, line.category_code, line.month, line.paid_fen as fen,
        line.note as words, ${properCategory(districtCode)} as proper_code
      from unlisted_line line
      union all
      select 'voucher', voucher.voucher_number, voucher.voucher_number, 0, voucher.township_code,
        voucher.category_code, to_char(voucher.spent_on, 'YYYY-MM'), voucher.amount_fen,
        voucher.purpose, (
          select min(other.code) from category other
          where other.district_code = ${districtCode} and other.code <> voucher.category_code
            and position(other.name in voucher.purpose) > 0)
      from expenditure voucher
      join category own on own.district_code = voucher.district_code
        and own.code = voucher.category_code
      where voucher.district_code = ${districtCode} and voucher.spent_on <= ${asOf}::date
        and position(own.name in voucher.purpose) = 0
        and not ${isReversed({ districtCode, asOf }, 'voucher.id')}
    )
    select concat_ws('/', spent.township_code, spent.month, spent.category_code,
        spent.proper_code) as subject,
      spent.township_code, spent.category_code, spent.month, sum(spent.fen)::bigint as amount_fen,
      jsonb_build_object('township', ${townshipName(districtCode, 'spent.township_code')},
        'month', spent.month, 'category', ${categoryName(districtCode, 'spent.category_code')},
        'proper', ${categoryName(districtCode, 'spent.proper_code')}, 'items', count(*),
        'spentFen', sum(spent.fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', spent.kind, 'key', spent.key, 'fen', spent.fen::text)
        order by spent.kind, spent.book, spent.no) as evidence
    from spent
    where spent.proper_code is not null and not exists (
      select 1 from adjustment moved
      where moved.district_code = ${districtCode} and moved.decided_on <= ${asOf}::date
        and moved.from_category_code = spent.category_code
        and moved.to_category_code = spent.proper_code
        and position(moved.decision_number in spent.words) > 0)
    group by spent.township_code, spent.month, spent.category_code, spent.proper_code`,
})
