import { addDays } from '../../kernel/date.ts'
import { dayOf } from './calendar.ts'
import { always, anywhere, atHome, type Draw, monthFor, once } from './draw.ts'
import { accountOf } from './identity.ts'
import { residentsOf } from './institution.ts'
import { publicPayees } from './names.ts'
import { cellOf } from './plan.ts'
import type { Special } from './special.ts'
import { misuseOf } from './truth.ts'

/** A tekun entry that is in truth somebody who goes on drawing rural dibao. */
export function exclusive(draw: Draw, no: number): Special[] {
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

export function sharedAccount(draw: Draw, no: number): Special[] {
  const misuse = misuseOf('interception.shared_account', '不同家庭的三人共用一个收款账户')
  const account = accountOf(draw.plan.seed, 'public', publicPayees.sharedAccount + no)
  // In one of the towns, where also a small district has enough people who live alone.
  const town = draw.rural.slice(3 + (no % 2), 4 + (no % 2))
  const three = [1, 2, 3].map(() => draw.picker.from(town))
  return three.map((ref) => ({ ...always(ref, misuse), account }))
}

/** Needs a month after the failure; in a district of one month there is none. */
export function notReissued(draw: Draw, no: number): Special[] {
  const { months } = draw.plan
  if (months < 2) return []
  const month = 1 + ((no * 3) % (months - 1))
  const misuse = misuseOf('retention.not_reissued', '退汇后一直未补发')
  return [{ ...always(atHome(draw), misuse), evidence: once(month), failMonth: month }]
}

/** Paid for up to three months after the month of death. */
export function afterDeath(draw: Draw, no: number): Special[] {
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

/** Paid without ever having been on the list. */
export function noEligibility(draw: Draw): Special[] {
  const { months } = draw.plan
  const misuse = misuseOf('scope.no_eligibility', '不在在保名单而发放')
  const paid = { from: Math.ceil(months / 2), to: Math.ceil(months / 2) + 1 }
  return [{ ...always(anywhere(draw), misuse), listed: null, paid }]
}

/** Paid on for two months after the stop, or for the month before the approval takes effect. */
export function outsideDecision(draw: Draw, no: number): Special[] {
  const { months } = draw.plan
  const ref = anywhere(draw)
  const half = Math.floor(months / 2)
  if (no % 2 === 0) {
    const misuse = misuseOf('scope.outside_decision', '停保后仍发放')
    const span = { evidence: { from: half + 1, to: 13 }, listed: { from: 0, to: half } }
    return [{ ...always(ref, misuse), ...span, paid: { from: 0, to: half + 2 } }]
  }
  const misuse = misuseOf('scope.outside_decision', '审批前已发放')
  const span = { evidence: once(half), listed: { from: half + 1, to: 13 } }
  return [{ ...always(ref, misuse), ...span, paid: { from: half, to: 13 } }]
}
