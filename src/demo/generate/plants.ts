import { dayOf } from './calendar.ts'
import { type RosterCategoryCode, townships } from './categories.ts'
import { always, anywhere, atHome, type Draw, monthFor, once } from './draw.ts'
import { hash, streams } from './hash.ts'
import {
  afterDeath,
  exclusive,
  noEligibility,
  notReissued,
  outsideDecision,
  sharedAccount,
} from './person-plants.ts'
import { cellOf, type Plan } from './plan.ts'
import { keyOf, Picker, type Special, type Specials } from './special.ts'
import { type Misuse, misuseOf, plantedRules, type RuleCode } from './truth.ts'

/** How often a rule is broken: once in a small district, two to four times in the default one. */
export function countOf(plan: Plan, rule: RuleCode): number {
  const usual = Math.min(12, Math.round(plan.people / 1610))
  if (usual < 2) return 1
  return usual - 1 + (hash(plan.seed, streams.count, plantedRules.indexOf(rule)) % 3)
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

const planters: readonly (readonly [RuleCode, (draw: Draw, no: number) => Special[]])[] = [
  ['scope.exclusive_categories', exclusive],
  ['interception.shared_account', sharedAccount],
  ['retention.not_reissued', notReissued],
  ['scope.after_death', afterDeath],
  ['scope.no_eligibility', noEligibility],
  ['scope.outside_decision', outsideDecision],
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
