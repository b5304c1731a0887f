import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, parameter } from '../../rule.ts'
import { irregularLines } from '../irregular-line.ts'
import { penaltyRegulations, reliefFundMeasures } from '../laws.ts'
import { categoryName } from '../names.ts'
import { sharedValue } from '../paid-line.ts'
import { bodies, isLawfulInstitution } from '../payee.ts'
import { isReversed } from '../reversed.ts'

/** 挪用: a body is paid where only people may be. */
export const ineligiblePayee = defineRule({
  code: 'diversion.ineligible_payee',
  pattern: 'diversion',
  severity: 'high',
  name: '收款方不是个人',
  summary: '应当发给个人的救助金付给了企业、机构或单位',
  why: '低保、分散特困、临时救助要进本人或户主的账户;付给单位,钱就离开了困难群众。',
  exclusions: [
    '集中供养特困人员、机构养育孤儿的救助金拨给供养机构,不计;付给企业、村(居)的照样列出。',
    '临时救助发放实物、流浪救助和未成年人保护购买服务,凭证付给单位的不计。',
    '由医院等代收救助对象欠费、有本人委托的,核实后排除。',
  ],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    { document: penaltyRegulations, article: '第六条', certainty: 'verified' },
  ],
  nextCheck: '查收款方与救助对象的关系、委托书和签收单,核对钱是否用在救助对象身上。',
  params: z.strictObject({
    personalCategories: parameter(
      z.array(z.string()).max(30).default(['dibao_urban', 'dibao_rural']),
      {
        name: '凭证也只能付给个人的类别(代码)',
        source: '《中央财政困难群众救助补助资金管理办法》(财社〔2017〕58号)第十条',
        certainty: 'second_hand',
      },
    ),
  }),
  facts: z.object({ payee: z.string(), category: z.string(), items: z.int(), paidFen: fenText }),
  message: ({ payee, category, items, paidFen }) =>
    `${category}${items}笔、${formatFen(paidFen)}元付给了${payee},不是救助对象个人`,
  reads: [irregularLines],
  detect: ({ districtCode, asOf, params }) => sql`
    with paid as (
      select 'line' as kind, line.line_key as key, line.batch_number as book, line.line_no as no,
        'account/' || line.account_id as place, line.township_code, line.category_code,
        line.month, line.payee_name, line.account_id, line.paid_fen as fen
      from irregular_line line
      where line.payee_person_id is null and not ${isLawfulInstitution}
        and line.payee_name ~ ${bodies}
      union all
      select 'voucher', voucher.voucher_number, voucher.voucher_number, 0,
        'voucher/' || voucher.voucher_number, voucher.township_code, voucher.category_code,
        to_char(voucher.spent_on, 'YYYY-MM'), voucher.payee_name, voucher.payee_account_id,
        voucher.amount_fen
      from expenditure voucher
      where voucher.district_code = ${districtCode} and voucher.spent_on <= ${asOf}::date
        and voucher.payee_kind <> 'person'
        and voucher.category_code = any (${params.personalCategories}::text[])
        and not ${isReversed({ districtCode, asOf }, 'voucher.id')}
    )
    select paid.place || '/' || paid.category_code as subject,
      ${sharedValue('paid.township_code')} as township_code, paid.category_code,
      ${sharedValue('paid.month')} as month, sum(paid.fen)::bigint as amount_fen,
      jsonb_build_object('payee', concat_ws(' ', min(paid.payee_name), account.number_masked),
        'category', ${categoryName(districtCode, 'paid.category_code')}, 'items', count(*),
        'paidFen', sum(paid.fen)::text) as facts,
      jsonb_agg(jsonb_build_object('kind', paid.kind, 'key', paid.key, 'fen', paid.fen::text)
        order by paid.book, paid.no) as evidence
    from paid
    left join bank_account account on account.district_code = ${districtCode}
      and account.id = paid.account_id
    group by paid.place, paid.category_code, account.number_masked`,
})
