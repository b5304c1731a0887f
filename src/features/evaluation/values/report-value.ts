import { parseYuan } from '../../../kernel/fen.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { versionOutdated } from '../../../platform/http/etag.ts'
import { requireProofs } from '../../proofs/index.ts'
import { valueExists, valueNotAsked } from '../problems.ts'
import { schemeDefinition } from '../scheme/definition.ts'
import { givenItems } from './asked-values.ts'
import type { NewValue } from './schemas.ts'

export interface ValueKey {
  year: number
  period: string
  /** A township, or the district itself. */
  subject: string
  code: string
}

export interface ReportValue extends NewValue, ValueKey {
  /** The version that is corrected; undefined for a first report. */
  version: number | undefined
  key?: string | undefined
}

/**
 * Reports a value, or corrects one; a run that has gathered it before keeps what it gathered. A
 * township reports for itself and only what is asked of townships. Resolves with the new version.
 * Refuses: `value-not-asked`, `proof-not-found`, `value-exists`, `version-outdated`.
 */
export function reportValue(
  command: RunCommand,
  actor: Actor,
  { key, ...input }: ReportValue,
): Promise<number> {
  return command(actor, { action: 'evaluation:report-value', key, input }, async (tx) => {
    await requireAsked(tx, actor, input)
    await requireProofs(tx, actor, input.proofIds)
    const before = await valueBefore(tx, actor, input)
    if (before !== undefined && input.version === undefined) throw valueExists()
    if (before?.version !== input.version) throw versionOutdated()
    const version = (before?.version ?? 0) + 1
    const claimed = input.claimed === undefined ? null : Number(parseYuan(input.claimed) ?? 0n)
    const values = {
      value: input.value,
      note: input.note,
      proof_ids: [...input.proofIds],
      claimed_centi: claimed,
      reported_by: actor.userId,
      version,
    }
    const { districtCode } = actor
    // Who reports first at the same moment as another one has not seen what is there then.
    const kept = await tx
      .insertInto('indicator_value')
      .values({
        district_code: districtCode,
        year: input.year,
        period: input.period,
        township_code: input.subject === districtCode ? null : input.subject,
        indicator_code: input.code,
        ...values,
      })
      .onConflict((conflict) =>
        conflict
          .constraint('indicator_value_pk')
          .doUpdateSet(values)
          .where('indicator_value.version', '=', before?.version ?? 0),
      )
      .executeTakeFirst()
    if (kept.numInsertedOrUpdatedRows === 0n) throw valueExists()
    const subject = `${input.year} ${input.period} ${input.subject} ${input.code}`
    const detail = { before: before?.value ?? null, after: input.value, version }
    return { subject, detail, result: version }
  })
}

/** Whether any scheme of the year asks for it, of whoever is meant. */
async function requireAsked(tx: Tx, actor: Actor, asked: ValueKey): Promise<void> {
  const rows = await tx
    .selectFrom('scheme')
    .select('definition')
    .where('district_code', '=', actor.districtCode)
    .where('year', '=', asked.year)
    .execute()
  const isAsked = rows.some(({ definition }) => {
    const scheme = schemeDefinition.parse(definition)
    const ofDistrict = asked.subject === actor.districtCode
    if (scheme.period !== asked.period || (scheme.scores === 'district') !== ofDistrict)
      return false
    return givenItems(scheme).some(
      ({ source }) =>
        source.code === asked.code && (actor.townshipCode === null || source.kind === 'reported'),
    )
  })
  const isOwn = actor.townshipCode === null || actor.townshipCode === asked.subject
  if (!isAsked || !isOwn) throw valueNotAsked(asked.code)
}

function valueBefore(tx: Tx, { districtCode }: Actor, { year, period, subject, code }: ValueKey) {
  return tx
    .selectFrom('indicator_value')
    .select(['version', 'value'])
    .where('district_code', '=', districtCode)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('subject_code', '=', subject)
    .where('indicator_code', '=', code)
    .forUpdate()
    .executeTakeFirst()
}
