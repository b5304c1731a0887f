import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { townshipsOf } from '../reference/index.ts'
import type { Frozen } from './frozen.ts'
import { indicatorsByCode } from './indicators/index.ts'
import type { Measured, Scope } from './indicators/indicator.ts'
import { indicatorsOf, type Scheme, type SchemeIndicator } from './scheme.ts'

/** Township code → indicator code of the scheme → what was measured. */
export type Measurements = Map<string, Map<string, Frozen>>

/** Measures every indicator of a scheme for every township, as of a day. */
export async function measureTownships(
  tx: Tx,
  scheme: Scheme,
  scope: Scope,
): Promise<Measurements> {
  const townships = await townshipsOf(tx, scope.districtCode)
  const measurements: Measurements = new Map(townships.map(({ code }) => [code, new Map()]))
  for (const indicator of indicatorsOf(scheme)) {
    const byTownship = await measure(tx, scheme, indicator, scope)
    for (const [township, measured] of measurements) {
      measured.set(indicator.code, byTownship(township))
    }
  }
  return measurements
}

/** One indicator: for a township's code, what was measured there. */
function measure(
  tx: Tx,
  scheme: Scheme,
  { source }: SchemeIndicator,
  scope: Scope,
): Promise<(township: string) => Frozen> {
  return source.kind === 'computed'
    ? computed(tx, source, scope)
    : reported(tx, source, { ...scope, period: scheme.period })
}

async function computed(
  tx: Tx,
  { indicator: code, params }: { indicator: string; params: Record<string, unknown> },
  scope: Scope,
): Promise<(township: string) => Frozen> {
  const indicator = indicatorsByCode.get(code)
  if (indicator === undefined) throw new Error(`no indicator computes ${code}`)
  const { rows } = await sql<Measured>`
    select township_code, numerator::bigint, denominator::bigint, cases
    from (${indicator.measure({ ...scope, params })}) measured`.execute(tx)
  const byTownship = new Map(rows.map((row) => [row.township_code, row]))
  return (township) => {
    const row = byTownship.get(township)
    if (row === undefined || row.denominator === 0n) {
      return { kind: 'not_applicable', why: indicator.whenNone }
    }
    return {
      kind: 'computed',
      unit: indicator.unit,
      counts: indicator.counts,
      numerator: String(row.numerator),
      denominator: String(row.denominator),
      cases: row.cases,
    }
  }
}

async function reported(
  tx: Tx,
  { code, unit }: { code: string; unit: string },
  { districtCode, year, period }: Scope & { period: string },
): Promise<(township: string) => Frozen> {
  const values = await tx
    .selectFrom('indicator_value')
    .select(['township_code', 'value', 'note'])
    .where('district_code', '=', districtCode)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('indicator_code', '=', code)
    .execute()
  const byTownship = new Map(values.map((row) => [row.township_code, row]))
  return (township) => {
    const row = byTownship.get(township)
    if (row === undefined) return { kind: 'missing' }
    return { kind: 'reported', value: String(row.value), unit, note: row.note }
  }
}
