import type { Fen } from '../../kernel/fen.ts'
import type { Batch } from './batch.ts'
import { type Line, lineKey } from './lines.ts'

export interface BatchTotals {
  batch: Batch
  instructedFen: Fen
  creditedFen: Fen
  returnedFen: Fen
}

/** What has been written so far: sums per batch, and of one month the lines to pay again. */
export interface Tally {
  batches: BatchTotals[]
  /** The lines that the bank returned in the latest month, by batch number. */
  returned: Map<string, Line[]>
}

export function emptyTally(): Tally {
  return { batches: [], returned: new Map() }
}

/** Passes a month's lines on and notes sums, returns and the evidence of planted misuse. */
export function* tallied(lines: Iterable<Line>, tally: Tally): Generator<Line> {
  tally.returned = new Map()
  let totals: BatchTotals | undefined
  for (const line of lines) {
    if (totals?.batch !== line.batch) {
      totals = { batch: line.batch, instructedFen: 0n, creditedFen: 0n, returnedFen: 0n }
      tally.batches.push(totals)
    }
    totals.instructedFen += line.amountFen
    if (line.failure === null) totals.creditedFen += line.creditedFen
    else noteReturned(tally, totals, line)
    noteEvidence(line)
    yield line
  }
}

function noteReturned(tally: Tally, totals: BatchTotals, line: Line): void {
  totals.returnedFen += line.amountFen
  if (line.special?.failMonth !== undefined) return
  const ofBatch = tally.returned.get(line.batch.number)
  if (ofBatch === undefined) tally.returned.set(line.batch.number, [line])
  else ofBatch.push(line)
}

function noteEvidence(line: Line): void {
  const { special, batch } = line
  if (special === undefined) return
  const { misuse, evidence } = special
  if (batch.month < evidence.from || batch.month > evidence.to) return
  misuse.amountFen += stakeOf(line)
  misuse.evidence.push(lineKey(line))
}

/** What the line adds to the amount at stake. */
function stakeOf({ special, amountFen, standardFen, creditedFen }: Line): Fen {
  if (special === undefined || special.addsNothing) return 0n
  if (special.overMonth !== undefined) return amountFen - standardFen
  if (special.shortMonth !== undefined) return amountFen - creditedFen
  // Of two payments, one is too many.
  if (special.twiceMonth !== undefined && special.misuse.evidence.length > 0) return 0n
  return amountFen
}
