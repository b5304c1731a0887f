import { addDays } from '../../kernel/date.ts'
import { dayOf } from './calendar.ts'
import { type RosterCategoryCode, townships } from './categories.ts'
import { hash, streams } from './hash.ts'
import { accountOf } from './identity.ts'
import { residentsOf } from './institution.ts'
import { publicPayees } from './names.ts'
import { type Cell, cellOf, type Plan } from './plan.ts'
import { allYear, keyOf, type PersonRef, Picker, type Special, type Specials } from './special.ts'
import { type Misuse, misuseOf, plantedRules, type RuleCode } from './truth.ts'

/** How often a rule is broken: once in a small district, two to four times in the default one. */
export function countOf(plan: Plan, rule: RuleCode): number {
  const usual = Math.min(12, Math.round(plan.people / 1610))
  if (usual < 2) return 1
  return usual - 1 + (hash(plan.seed, streams.count, plantedRules.indexOf(rule)) % 3)
}

interface Draw {
  plan: Plan
  picker: Picker
  rural: Cell[]
  tekun: Cell[]
}

/** Everybody in whose payments something is planted. */
export function plantSpecials(plan: Plan): { specials: Specials; planted: Misuse[] } {
  const cells = (code: RosterCategoryCode) =>
    townships.map((_, townshipNo) => cellOf(plan, code, townshipNo))
  const picker = new Picker(plan)
  const draw = { plan, picker, rural: cells('dibao_rural'), tekun: cells('tekun') }
  const drawn = planters.flatMap(([rule, plant]) =>
    Array.from({ length: countOf(plan, rule) }, (_, no) => plant(draw, no)).flat(),
  )
  const specials = new Map(drawn.map((special) => [keyOf(special), special]))
  return { specials, planted: [...new Set(drawn.map(({ misuse }) => misuse))] }
}

const anywhere = ({ picker, rural }: Draw): PersonRef => picker.from(rural)
const atHome = ({ picker, tekun }: Draw): PersonRef => picker.from(tekun, residentsOf)

const always = (ref: PersonRef, misuse: Misuse): Special => ({
  ...ref,
  misuse,
  evidence: allYear,
  listed: allYear,
  paid: allYear,
})

/** The no-th plant's month, spread over the year. */
function monthFor({ plan }: Draw, no: number, first: number): number {
  return 1 + ((first + no * 5) % plan.months)
}

const once = (month: number) => ({ from: month, to: month })

const planters: readonly (readonly [RuleCode, (draw: Draw, no: number) => Special[]])[] = [
  ['scope.exclusive_categories', exclusive],
  ['interception.shared_account', sharedAccount],
  ['retention.not_reissued', notReissued],
  ['scope.after_death', afterDeath],
  ['scope.no_eligibility', noEligibility],
  [
    'interception.short_paid',
    (draw, no) => {
      const month = monthFor(draw, no, 4)
      const misuse = misuseOf('interception.short_paid', '银行入账金额少于花名册金额')
      return [{ ...always(anywhere(draw), misuse), evidence: once(month), shortMonth: month }]
    },
  ],
  [
    'scope.over_standard',
    (draw, no) => {
      const month = monthFor(draw, no, 1)
      const misuse = misuseOf('scope.over_standard', '发放金额高于月标准')
      return [{ ...always(anywhere(draw), misuse), evidence: once(month), overMonth: month }]
    },
  ],
  [
    'scope.disqualified',
    (draw, no) => {
      const misuse = misuseOf('scope.disqualified', '财政供养人员领取救助金')
      return [{ ...always(anywhere(draw), misuse), payrollFrom: dayOf(-20 - no, 1) }]
    },
  ],
  [
    'integrity.duplicate_payment',
    (draw, no) => {
      const month = monthFor(draw, no, 7)
      const misuse = misuseOf('integrity.duplicate_payment', '同一批次同一人发放两次')
      return [{ ...always(anywhere(draw), misuse), evidence: once(month), twiceMonth: month }]
    },
  ],
  [
    'integrity.bad_identity',
    (draw) => {
      const misuse = misuseOf('integrity.bad_identity', '身份证号校验码错误')
      return [{ ...always(atHome(draw), misuse), hasWrongCheckDigit: true }]
    },
  ],
]

/** A tekun entry that is in truth somebody who goes on drawing rural dibao. */
function exclusive(draw: Draw, no: number): Special[] {
  const dibao = anywhere(draw)
  const tekun = draw.picker.from([cellOf(draw.plan, 'tekun', dibao.cell.townshipNo)], residentsOf)
  const misuse = misuseOf('scope.exclusive_categories', '同月同时领取农村低保和特困供养')
  const span = { from: monthFor(draw, no, 2), to: 13 }
  return [
    { ...always(dibao, misuse), evidence: span },
    {
      ...always(tekun, misuse),
      evidence: span,
      listed: span,
      paid: span,
      sameAs: dibao,
      addsNothing: true,
    },
  ]
}

function sharedAccount(draw: Draw, no: number): Special[] {
  const misuse = misuseOf('interception.shared_account', '不同家庭的三人共用一个收款账户')
  const account = accountOf(draw.plan.seed, 'public', publicPayees.sharedAccount + no)
  // In one of the towns, where also a small district has enough people who live alone.
  const town = draw.rural.slice(3 + (no % 2), 4 + (no % 2))
  const three = [1, 2, 3].map(() => draw.picker.from(town))
  return three.map((ref) => ({ ...always(ref, misuse), account }))
}

/** Needs a month after the failure; in a district of one month there is none. */
function notReissued(draw: Draw, no: number): Special[] {
  const { months } = draw.plan
  if (months < 2) return []
  const month = 1 + ((no * 3) % (months - 1))
  const misuse = misuseOf('retention.not_reissued', '退汇后一直未补发')
  return [{ ...always(atHome(draw), misuse), evidence: once(month), failMonth: month }]
}

/** Paid for up to three months after the month of death. */
function afterDeath(draw: Draw, no: number): Special[] {
  const { months } = draw.plan
  const month = no === 0 ? Math.floor(months / 3) : (no * 4) % months
  const last = Math.min(months, month + 3)
  const misuse = misuseOf('scope.after_death', '死亡次月起仍发放')
  const until = { from: 0, to: last === months ? 13 : last }
  const diedOn = addDays(dayOf(month, 3), (no * 6) % 25)
  const ref = no % 2 === 0 ? anywhere(draw) : atHome(draw)
  const evidence = { from: month + 1, to: 13 }
  return [{ ...always(ref, misuse), evidence, listed: until, paid: until, diedOn }]
}

/** Never listed, or paid on after the end of the entitlement. */
function noEligibility(draw: Draw, no: number): Special[] {
  const { months } = draw.plan
  const ref = anywhere(draw)
  if (no % 2 === 0) {
    const misuse = misuseOf('scope.no_eligibility', '不在在保名单而发放')
    const paid = { from: Math.ceil(months / 2), to: Math.ceil(months / 2) + 1 }
    return [{ ...always(ref, misuse), listed: null, paid }]
  }
  const misuse = misuseOf('scope.no_eligibility', '停保后仍发放')
  const end = Math.floor(months / 2)
  const evidence = { from: end + 1, to: 13 }
  return [
    {
      ...always(ref, misuse),
      evidence,
      listed: { from: 0, to: end },
      paid: { from: 0, to: end + 2 },
    },
  ]
}
