import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import { formatYuan } from '../../kernel/fen.ts'
import type { List, ListCell, ListNames } from '../../kernel/list.ts'
import { type WorkbookCell, writeCsv, writeWorkbook } from '../files/index.ts'
import type { App } from './app-type.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On every route that answers a list: how it leaves as CSV or XLSX. */
    list?: List
  }
}

const formats = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
type Format = keyof typeof formats

const formatQuery = {
  format: z
    .enum(['json', 'csv', 'xlsx'])
    .optional()
    .meta({ description: 'csv or xlsx: every row as a file; Accept says the same' }),
}
const file = { schema: z.string().meta({ format: 'binary' }) }
const pageSize = 500

type Row = Record<string, unknown>
type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown

/**
 * Every list leaves as a file too: `?format=csv`, or `Accept: text/csv`. A paged list is followed
 * to its end while it is sent, so that memory does not grow with it.
 */
export function installListExport(app: App, names: () => Promise<ListNames>): void {
  app.addHook('onRoute', (route) => {
    const list = route.config?.list as List<Row> | undefined
    if (list === undefined || route.method === 'HEAD') return
    describe(route)
    const answer = route.handler as Handler
    route.handler = async function (this: unknown, request, reply) {
      const format = formatOf(request)
      if (format === null) return answer.call(this, request, reply)
      const ask = (cursor: string | null) => {
        const limit = list.pageSize ?? pageSize
        Object.assign(request.query as Row, { limit, ...(cursor !== null && { cursor }) })
        return answer.call(this, request, reply)
      }
      const first = await ask(null)
      return sendFile(reply, { format, list, names: await names(), rows: followed(first, ask) })
    }
  })
}

function describe(route: RouteOptions): void {
  const schema = route.schema ?? {}
  route.schema = schema
  const query = schema.querystring
  schema.querystring =
    query instanceof z.ZodObject ? query.extend(formatQuery) : z.object(formatQuery)
  const answers = schema.response as Record<string, unknown>
  const { csv, xlsx } = formats
  schema.response = {
    ...answers,
    200: {
      description: 'The list',
      content: {
        'application/json': { schema: answers['200'] },
        [mediaType(csv)]: file,
        [xlsx]: file,
      },
    },
  }
}

function formatOf({ query, headers }: FastifyRequest): Format | null {
  const { format } = query as { format?: Format | 'json' }
  if (format !== undefined) return format === 'json' ? null : format
  const accepted = (headers.accept ?? '').split(',').map((one) => mediaType(one.trim()))
  const wanted = (['csv', 'xlsx'] as const).find((one) =>
    accepted.includes(mediaType(formats[one])),
  )
  return wanted ?? null
}

const mediaType = (type: string): string => type.split(';')[0] ?? type

/** The rows of an answer, and of all that come after it. */
async function* followed(first: unknown, ask: (cursor: string) => unknown): AsyncGenerator<Row> {
  let answer = first as Row[] | { items: Row[]; nextCursor: string | null }
  while (!Array.isArray(answer)) {
    yield* answer.items
    if (answer.nextCursor === null) return
    answer = (await ask(answer.nextCursor)) as typeof answer
  }
  yield* answer
}

interface Leaving {
  format: Format
  list: List<Row>
  names: ListNames
  rows: AsyncIterable<Row>
}

function sendFile(reply: FastifyReply, { format, list, names, rows }: Leaving) {
  const name = encodeURIComponent(`${list.name}.${format}`)
  const columns = Object.entries(list.columns)
  const cells = async function* <Cell>(written: (cell: ListCell) => Cell) {
    for await (const row of rows) yield columns.map(([, value]) => written(value(row, names)))
  }
  const titles = columns.map(([title]) => title)
  const sheet = () => ({
    name: list.name,
    columns: titles.map((title) => ({ title })),
    rows: cells(workbookCell),
  })
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .type(formats[format])
    .send(format === 'csv' ? writeCsv(headed(titles, cells(plainCell))) : writeWorkbook(sheet()))
}

async function* headed<Cell>(head: Cell, rows: AsyncIterable<Cell>): AsyncGenerator<Cell> {
  yield head
  yield* rows
}

function plainCell(cell: ListCell): string | number | null {
  if (typeof cell === 'bigint') return formatYuan(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell instanceof Date ? cell.toISOString() : cell
}

/** Money is a number in a workbook, so that it can be added up there. */
function workbookCell(cell: ListCell): WorkbookCell {
  return typeof cell === 'bigint' ? { amount: formatYuan(cell) } : plainCell(cell)
}
