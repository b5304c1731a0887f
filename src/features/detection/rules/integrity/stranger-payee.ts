import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { lineEvidence } from '../evidence.ts'
import { irregularLines } from '../irregular-line.ts'
import { dibaoFundMeasures, reliefFundMeasures } from '../laws.ts'
import { categoryName } from '../names.ts'
import { sharedValue } from '../paid-line.ts'
import { bodies, isMinor } from '../payee.ts'

/** Names without what people leave out or put in: spaces and the dots of minorities' names. */
const plain = (column: string) => sql`translate(${sql.ref(column)}, ' ·•・.', '')`

/** 虚报冒领: somebody else than the recipient or the head of the household is paid. */
export const strangerPayee = defineRule({
  code: 'integrity.stranger_payee',
  pattern: 'integrity',
  severity: 'medium',
  name: '收款人不是本人或户主',
  summary: '收款人既不是救助对象本人,也不是户主或同户成员',
  why: '救助金应进本人或户主的账户;由外人收款,常是代领不给、冒名领取。',
  exclusions: [
    '收款人是户主、同户成员的不计。',
    '未成年人由监护人收款的不计。',
    '备注写明监护、代管的不计。',
    '收款人与本人、户主同名而身份证号不同的(换号、录入),不计。',
    '收款方是机构、单位的,另见“收款方不是个人”。',
  ],
  basis: [
    { document: reliefFundMeasures, article: '第十条', certainty: 'second_hand' },
    { document: dibaoFundMeasures, article: '第十二条', certainty: 'second_hand' },
  ],
  nextCheck: '问救助对象是否知道、是否领到,查收款人身份和委托手续;无委托的更正账户并追回。',
  params: z.strictObject({
    words: parameter(
      z.array(z.string().min(2).max(20)).max(30).default(['监护', '代管', '供养人']),
      { name: '表明有代领手续的字样', ...ownDefault },
    ),
  }),
  facts: z.object({
    payee: z.string(),
    category: z.string(),
    people: z.int(),
    items: z.int(),
    paidFen: fenText,
  }),
  message: ({ payee, category, people, items, paidFen }) =>
    `${payee}收取了${people}名他人的${category}${items}笔、${formatFen(paidFen)}元,` +
    '不是本人、户主或同户成员',
  reads: [irregularLines],
  detect: ({ districtCode, params }) => sql`
    -- Nearly everybody drops out here; a payee without a number is told by the name below.
    with other as materialized (
      select *
      from irregular_line line
      where (line.payee_person_id is null and line.payee_name !~ ${bodies}
          or line.payee_person_id not in (line.person_id, line.head_person_id))
        and not exists (
          select 1 from unnest(${params.words}::text[]) word
          where position(word in line.note) > 0)
    ),
    named as (
      select line.*, payee.identity_masked,
        coalesce(line.payee_person_id::text, 'account/' || line.account_id) as place
      from other line
      join person on person.district_code = ${districtCode} and person.id = line.person_id
      join person head on head.district_code = ${districtCode} and head.id = line.head_person_id
      left join person payee on payee.district_code = ${districtCode}
        and payee.id = line.payee_person_id
      where ${plain('line.payee_name')} not in (${plain('person.name')}, ${plain('head.name')})
        and not ${isMinor(districtCode)}
        and not exists (
          select 1 from eligibility member
          where member.district_code = ${districtCode} and member.person_id = line.payee_person_id
            and member.head_person_id = line.head_person_id)
    )
    select line.place || '/' || line.category_code as subject,
      ${sharedValue('line.township_code')} as township_code, line.category_code,
      ${sharedValue('line.month')} as month, sum(line.paid_fen)::bigint as amount_fen,
      jsonb_build_object('payee', concat_ws(' ', min(left(line.payee_name, 1)
            || repeat('*', greatest(length(line.payee_name) - 1, 0))), line.identity_masked),
        'category', ${categoryName(districtCode, 'line.category_code')},
        'people', count(distinct line.person_id), 'items', count(*),
        'paidFen', sum(line.paid_fen)::text) as facts,
      ${lineEvidence()} as evidence
    from named line
    group by line.place, line.category_code, line.identity_masked`,
})
