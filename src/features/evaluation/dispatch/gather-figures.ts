import { sql } from 'kysely'
import { addDays } from '../../../kernel/date.ts'
import { percentOf } from '../../../kernel/ratio.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Scope } from '../indicators/indicator.ts'
import { measureBatches } from '../indicators/measured-batches.ts'
import { measureFlow, usedFen } from '../indicators/measured-flow.ts'
import { materialsDue } from '../materials/queries.ts'
import { type Counted, countedFigures } from './counted-figures.ts'
import type { BulletinFigures, Figures } from './schemas.ts'

export interface Quarter extends Scope {
  /** The quarter's first day. */
  from: string
}

/** Adds a quarter's figures up, for every township and for the district. */
export async function gatherFigures(tx: Tx, quarter: Quarter): Promise<BulletinFigures> {
  await measureFlow(tx, { ...quarter, asOf: addDays(quarter.from, -1) })
  await sql`drop table if exists used_before`.execute(tx)
  await sql`
    create temporary table used_before on commit drop as
    select township_code, sum(${usedFen})::bigint as fen
    from measured_flow group by township_code`.execute(tx)
  await measureFlow(tx, quarter)
  await measureBatches(tx, quarter)
  const { rows } = await countedFigures(quarter).execute(tx)
  const district = rows.find(({ code }) => code === null)
  if (district === undefined) throw new Error('the district has no sum')
  return {
    district: figuresOf(district),
    townships: rows.flatMap((row) => {
      const { code, name, rank } = row
      return code === null || name === null ? [] : [{ code, name, rank, ...figuresOf(row) }]
    }),
    materials: await materialsDue(tx, quarter),
  }
}

function figuresOf({ code: _, name: __, rank: ___, ...counted }: Counted): Figures {
  return {
    ...counted,
    executionRate: percentOf(counted.used, counted.given),
    inTimeRate: percentOf(BigInt(counted.batchesInTime), BigInt(counted.batchesDue)),
  }
}
