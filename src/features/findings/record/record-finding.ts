import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Finding } from '../../../platform/db/schema.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { dayOutOfOrder, dueTooEarly, townshipUnknown } from '../problems.ts'
import type { NewFinding } from '../schemas.ts'
import { findingWorkflow } from '../workflow.ts'

export interface RecordFinding extends NewFinding {
  today: string
  key?: string | undefined
}

/** Records what an inspection found; resolves with its id. */
export function recordFinding(
  command: RunCommand,
  actor: Actor,
  { key, today, ...input }: RecordFinding,
): Promise<string> {
  return command(actor, { action: 'findings:record', key, input }, async (tx) => {
    const { id, number } = await insertFinding(tx, actor, today, {
      source: input.source,
      source_document: input.sourceDocument,
      found_on: input.foundOn,
      township_code: input.townshipCode,
      pattern: input.pattern,
      description: input.description,
      legal_basis: input.legalBasis,
      amount_fen: input.amount,
      rectification_kind: input.rectificationKind,
      due_on: input.dueOn,
      responsible_unit: input.responsibleUnit,
      is_systemic: input.isSystemic,
    })
    return { subject: number, detail: { amountFen: input.amount }, result: id }
  })
}

type FindingFacts = Omit<Insertable<Finding>, 'district_code' | 'number' | 'state' | 'id'>

/**
 * Writes a finding under the next number of its year, with the event that records it. Refuses with
 * `township-unknown`, `due-too-early` or `day-out-of-order`.
 */
export async function insertFinding(
  tx: Tx,
  actor: Actor,
  today: string,
  facts: FindingFacts,
): Promise<{ id: string; number: string }> {
  const { found_on: foundOn, due_on: dueOn } = facts
  await requireTownship(tx, actor.districtCode, facts.township_code ?? null)
  if (dueOn < foundOn) throw dueTooEarly({ foundOn, dueOn })
  if (foundOn > today) throw dayOutOfOrder({ day: foundOn, from: '发现之日', to: today })
  const finding = await tx
    .insertInto('finding')
    .values({
      ...facts,
      district_code: actor.districtCode,
      number: await nextNumber(tx, actor.districtCode, foundOn.slice(0, 4)),
      state: findingWorkflow.initial,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('finding_event')
    .values({
      district_code: actor.districtCode,
      finding_id: finding.id,
      seq: 1,
      event: 'record',
      to_state: findingWorkflow.initial,
      note: '',
      detail: '{}',
      happened_on: foundOn,
      actor_id: actor.userId,
    })
    .execute()
  return finding
}

async function requireTownship(tx: Tx, districtCode: string, code: string | null): Promise<void> {
  if (code === null) return
  const known = await tx
    .selectFrom('township')
    .select('code')
    .where('district_code', '=', districtCode)
    .where('code', '=', code)
    .executeTakeFirst()
  if (known === undefined) throw townshipUnknown(code)
}

/** WT-2023-0001 and on, without gaps: whoever counts next waits for this transaction. */
async function nextNumber(tx: Tx, districtCode: string, year: string): Promise<string> {
  const prefix = `WT-${year}-`
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`finding-number:${districtCode}`}, 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substr(number, ${prefix.length + 1})::int), 0) as last
    from finding
    where district_code = ${districtCode} and number ~ ${`^${prefix}\\d{4,9}$`}`.execute(tx)
  return `${prefix}${String((rows[0]?.last ?? 0) + 1).padStart(4, '0')}`
}
