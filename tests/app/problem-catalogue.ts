import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Every file of the service, named as a reader of the catalogue looks for it. */
function* sources(): Generator<{ file: string; text: string }> {
  for (const folder of ['src', 'reports']) {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((one) => one.endsWith('.ts'))) {
      const text = readFileSync(path.join(root, folder, file), 'utf8')
      yield { file: folder === 'src' ? file : path.join(folder, file), text }
    }
  }
}

const definition = /code: '([a-z-]+)',\s*status: (\d{3}),\s*title: '([^']+)'/g

const ofDefinition = /= defineProblem(<[^(]*>)?\(\{\s*code: '[a-z-]+',\s*status: \d{3},\s*title: '/g

export interface Catalogued {
  code: string
  /** More than one where it says the same of an address and of a body. */
  statuses: Set<number>
  title: string
  /** The feature or the part of the platform that says so. */
  place: string
}

/**
 * Every problem that the source defines, by code; one defined in several places counts once. With
 * the number of definitions, and the files in which some are written in a way not read here.
 */
export function catalogueProblems() {
  const found = new Map<string, Catalogued>()
  const unread: string[] = []
  let definitions = 0
  for (const { file, text } of sources()) {
    const here = text.match(/= defineProblem[<(]/g)?.length ?? 0
    definitions += here
    if ((text.match(ofDefinition)?.length ?? 0) < here) unread.push(file)
    for (const [, code = '', status, title = ''] of text.matchAll(definition)) {
      const place = file.split(path.sep).slice(0, -1).slice(0, 2).join('/')
      const known = found.get(code)
      const statuses = (known?.statuses ?? new Set()).add(Number(status))
      found.set(code, known ?? { code, statuses, title, place })
    }
  }
  const problems = [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  return { problems, definitions, unread }
}

/** docs/errors.md. */
export function catalogueText(problems: readonly Catalogued[]): string {
  const rows = problems.map(
    ({ code, statuses, title, place }) =>
      `| \`${code}\` | ${[...statuses].sort().join(', ')} | ${title} | ${place} |`,
  )
  return `# Errors

Every refusal is \`application/problem+json\` (RFC 9457). Its \`type\` is \`/problems/\` and one of the
codes below; a code keeps its meaning for good, so programs may decide by it. \`title\` and \`detail\`
are Chinese, for the person at the screen. Beside them there may be

- \`errors\`: one entry per fault, with \`pointer\` (where in the request) or \`row\`, \`column\` and
  \`value\` (where in a file, personal data masked), and \`reason\`;
- \`retryAfterSeconds\`, with the header \`Retry-After\`: when to come back.

What to do by status: 400, 413, 415, 422 and 431 mend the request; 401 sign in; 403 ask somebody who
may; 404 it is not there, or not yours to see; 408 send it again; 409 the state of things forbids it;
412 read again, somebody was quicker; 428 send \`If-Match\`; 429 and 503 wait; 500 tell the
administrator the number in it.

| code | status | title | of |
|---|---|---|---|
${rows.join('\n')}
`
}
