import type { Db } from '../../platform/db/database.ts'
import { documentsOf, type StatedDocument } from './documents.ts'
import type { Scope } from './legs.ts'
import type { StatementRow } from './schemas.ts'
import { statementOf } from './statement.ts'

/** The statement by document without its sum: what each document is, and its figures. */
export async function documentStatement(
  db: Db,
  scope: Scope,
): Promise<(StatedDocument & Pick<StatementRow, 'figures'>)[]> {
  const figuresOf = new Map(
    (await statementOf(db, scope, 'document')).map(({ key, figures }) => [key, figures]),
  )
  const numbers = [...figuresOf.keys()].filter((key) => key !== null)
  const documents = await documentsOf(db, scope.districtCode, numbers)
  return documents.flatMap((document) => {
    const figures = figuresOf.get(document.number)
    return figures === undefined ? [] : [{ ...document, figures }]
  })
}
