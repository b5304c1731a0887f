import { alertsByPattern, patternNames } from '../src/features/detection/index.ts'
import type { Fen } from '../src/kernel/fen.ts'
import type { Db } from '../src/platform/db/database.ts'
import type { Viewer } from './report.ts'

/** What the rules found and nobody dismissed. */
export interface AlertFigures {
  readonly alertsByPattern: readonly { name: string; count: number; amountFen: Fen }[]
  /** What all alerts have at stake; money under two patterns is once in it. */
  readonly alertsFen: Fen
}

export async function alertFigures(db: Db, viewer: Viewer): Promise<AlertFigures> {
  const { patterns, total } = await alertsByPattern(db, viewer)
  return {
    alertsByPattern: patterns.map(({ pattern, count, amount }) => ({
      name: patternNames[pattern],
      count,
      amountFen: amount,
    })),
    alertsFen: total.amount,
  }
}
