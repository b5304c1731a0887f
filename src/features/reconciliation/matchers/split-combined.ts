import { type RawBuilder, sql } from 'kysely'
import { type Found, isInWindow, type Matcher, type PassContext } from './matcher.ts'
import { onlySubset, type SubsetBounds, type SubsetSearch } from './subset.ts'

const bounds: SubsetBounds = { maxSize: 6, maxSteps: 100_000 }
/** More candidates for one sum are given up on. */
const maxCandidates = 24
/** What all sums of a run may take together. */
const allSteps = 20_000_000

/** A line or an item with its candidates on the other side, by number and amount. */
interface Target {
  kind: 'line' | 'item'
  no: number
  fen: bigint
  candidates: number[]
  /** In the order of the candidates; null where there are too many. */
  candidateFen: string[] | null
}

interface Group {
  kind: Target['kind']
  one: number
  many: number[]
}

/**
 * One payment split over several lines, or several paid as one: of the same party, within the
 * window, adding up to the fen in one way only. The search is bounded and says where it gave up.
 */
export const splitCombined: Matcher = {
  code: 'split-combined',
  name: '拆分或合并支付',
  find: async (context) => {
    const groups: Group[] = []
    let stepsLeft = allSteps
    for (const target of await targetsOf(context)) {
      const search = searched(target, stepsLeft)
      stepsLeft -= search.steps
      if (search.outcome === 'gave-up') {
        context.gaveUp[target.kind === 'line' ? 'lines' : 'items'].push(target.no)
      }
      if (search.outcome !== 'one') continue
      const many = search.members.flatMap((at) => target.candidates[at] ?? [])
      groups.push({ kind: target.kind, one: target.no, many })
    }
    return foundOf(disjoint(groups))
  },
}

async function targetsOf({ tx, lines }: PassContext): Promise<Target[]> {
  const { rows } = await sql<Target>`
    with pair as (
      select line.no as line, item.no as item, abs(line.line_fen) as line_fen,
        abs(item.entry_fen) as item_fen
      from (
        select line.no as line, item.no as item
        from ${lines} line join open_item item on item.party_id = line.party_id
        union
        select line.no, item.no
        from ${lines} line join open_item item on item.name_key = line.name_key
        where line.name_key <> '' and (line.party_id is null or item.party_id is null)) same_party
      join ${lines} line on line.no = same_party.line
      join open_item item on item.no = same_party.item
      where sign(item.entry_fen) = sign(line.line_fen) and ${isInWindow} and not line.names_entry
        and item.entry_fen <> line.line_fen),
    target as (
      select 'line' as kind, line as no, line_fen as fen, item as candidate,
        item_fen as candidate_fen
      from pair where item_fen < line_fen
      union all
      select 'item', item, item_fen, line, line_fen from pair where line_fen < item_fen)
    select kind, no, fen, array_agg(candidate order by candidate) as candidates,
      case when count(*) <= ${maxCandidates}
        then array_agg(candidate_fen::text order by candidate) end as "candidateFen"
    from target
    group by kind, no, fen having count(*) > 1
    order by kind, no`.execute(tx)
  return rows
}

function searched({ fen, candidateFen }: Target, stepsLeft: number): SubsetSearch {
  if (candidateFen === null) return { outcome: 'gave-up', steps: 0 }
  const maxSteps = Math.min(bounds.maxSteps, stepsLeft)
  return onlySubset(fen, candidateFen.map(BigInt), { ...bounds, maxSteps })
}

/** Groups that share nobody with another one: whoever fits twice goes nowhere. */
function disjoint(groups: readonly Group[]): Group[] {
  const claims = new Map<string, number>()
  const claimed = ({ kind, one, many }: Group) => {
    const other = kind === 'line' ? 'item' : 'line'
    return [`${kind}/${one}`, ...many.map((no) => `${other}/${no}`)]
  }
  for (const claim of groups.flatMap(claimed)) claims.set(claim, (claims.get(claim) ?? 0) + 1)
  return groups.filter((group) => claimed(group).every((claim) => claims.get(claim) === 1))
}

function foundOf(groups: readonly Group[]): RawBuilder<Found> {
  const rows = groups.flatMap(({ kind, one, many }, match_no): Found[] =>
    kind === 'line'
      ? [
          { match_no, line: one, item: null },
          ...many.map((item) => ({ match_no, line: null, item })),
        ]
      : [
          { match_no, line: null, item: one },
          ...many.map((line) => ({ match_no, line, item: null })),
        ],
  )
  return sql`
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as found (match_no int, line int, item int)`
}
