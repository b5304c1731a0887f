import { formatYuan } from '../../kernel/fen.ts'
import { dayOf, monthText } from './calendar.ts'
import { writeCsv } from './csv-file.ts'
import { headers } from './headers.ts'
import { householdOf } from './household.ts'
import { accountOf, identityOf } from './identity.ts'
import { listedSpan, naturalDeath } from './life.ts'
import { nameOf } from './names.ts'
import type { District } from './payment-files.ts'
import { personOf, standardOf } from './person.ts'
import type { Plan } from './plan.ts'
import { keyOf, type PersonRef } from './special.ts'

export async function writeEligibility(path: string, district: District): Promise<void> {
  await writeCsv(path, headers.eligibility, eligibilityRows(district))
}

export async function writeRegister(path: string, district: District): Promise<void> {
  await writeCsv(path, headers.register, registerRows(district))
}

function* everybody(plan: Plan): Generator<PersonRef> {
  for (const cell of plan.cells) {
    for (let index = cell.start; index < cell.end; index += 1) yield { cell, index }
  }
}

function* eligibilityRows({ plan, specials }: District): Generator<string[]> {
  for (const ref of everybody(plan)) {
    const special = specials.get(keyOf(ref))
    const { head } = householdOf(plan.seed, ref.cell, ref.index)
    const span = listedSpan(plan, ref.cell, head, special)
    if (span === null) continue
    const person = personOf(plan, ref, 0, special)
    yield [
      ref.cell.category.name,
      ref.cell.township.code,
      person.village,
      person.headName,
      person.headIdentity,
      person.name,
      person.identity,
      formatYuan(standardOf(plan, ref)),
      monthText(span.from),
      span.to > 12 ? '' : monthText(span.to),
    ]
  }
}

function* registerRows(district: District): Generator<string[]> {
  yield* deathRows(district)
  const { plan, specials } = district
  for (const special of specials.values()) {
    if (special.payrollFrom === undefined) continue
    const { name, identity } = personOf(plan, special, 0, special)
    yield ['财政供养', identity, name, '', special.payrollFrom, '', '某事业单位在编人员（合成）']
  }
  yield* outsiderRows(plan)
}

/** Deaths of people who live alone: planted ones, and those whose pay stopped in time. */
function* deathRows({ plan, specials }: District): Generator<string[]> {
  for (const ref of everybody(plan)) {
    const special = specials.get(keyOf(ref))
    const { head, size } = householdOf(plan.seed, ref.cell, ref.index)
    if (size !== 1) continue
    const diedOn =
      special === undefined ? naturalDeath(plan, ref.cell, head) : (special.diedOn ?? null)
    if (diedOn === null) continue
    const { name, identity } = personOf(plan, ref, 0, special)
    yield ['死亡', identity, name, '', diedOn, '', '死亡登记（合成）']
  }
}

const outsiders = [
  { kind: '财政供养', share: 0.01, note: '机关事业单位在编人员（合成）' },
  { kind: '经办人员', share: 0.002, note: '乡镇救助经办人员（合成）' },
  { kind: '死亡', share: 0.004, note: '死亡登记（合成），非救助对象' },
  { kind: '工商登记', share: 0.004, note: '企业法定代表人（合成），非救助对象' },
] as const

/** People on a register whom nobody pays. */
function* outsiderRows(plan: Plan): Generator<string[]> {
  let n = 0
  for (const { kind, share, note } of outsiders) {
    const count = Math.ceil(plan.people * share)
    for (let i = 0; i < count; i += 1) {
      n += 1
      const account = kind === '经办人员' ? accountOf(plan.seed, 'outsider', n) : ''
      const from = kind === '死亡' ? dayOf(1 + (n % 6), 1 + (n % 28)) : dayOf(-(n % 90), 1)
      const identity = identityOf(plan.seed, 'outsider', n)
      yield [kind, identity, nameOf(plan.seed, 'outsider', n), account, from, '', note]
    }
  }
}
