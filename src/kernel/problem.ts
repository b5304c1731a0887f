/** One way the service can refuse, as an RFC 9457 problem. Texts are Chinese: a clerk reads them. */
export interface ProblemKind<Facts> {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: (facts: Facts) => string
  readonly plain?: (facts: Facts) => string
  (facts: Facts, extensions?: Readonly<Record<string, unknown>>): ProblemError
}

export interface ProblemDefinition<Facts> {
  code: string
  status: number
  title: string
  detail: (facts: Facts) => string
  /** What of the detail is the books' own number, which is shown in full however long it is. */
  plain?: (facts: Facts) => string
}

/** A refusal that is expected; thrown inside a command it rolls the command back. */
export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly extensions: Readonly<Record<string, unknown>>
  readonly plain: string

  constructor(
    kind: { code: string; status: number; title: string },
    detail: string,
    extensions: Readonly<Record<string, unknown>> = {},
    plain = '',
  ) {
    super(detail)
    this.name = 'ProblemError'
    this.code = kind.code
    this.status = kind.status
    this.title = kind.title
    this.extensions = extensions
    this.plain = plain
  }

  /** The body as RFC 9457 has it. */
  toBody(): Record<string, unknown> {
    return {
      type: `/problems/${this.code}`,
      title: this.title,
      status: this.status,
      detail: this.message,
      ...this.extensions,
    }
  }
}

/** Defines a problem; call the result with its facts to get the error to throw. */
export function defineProblem<Facts = void>(
  definition: ProblemDefinition<Facts>,
): ProblemKind<Facts> {
  const make = (facts: Facts, extensions?: Readonly<Record<string, unknown>>) =>
    new ProblemError(definition, definition.detail(facts), extensions, definition.plain?.(facts))
  return Object.freeze(Object.assign(make, definition))
}

/** What a schema complains of in the part of a body at `place`, "/params", as a problem's errors. */
export function faultsAt(
  place: string,
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): { pointer: string; reason: string }[] {
  return issues.map(({ path, message }) => ({
    pointer: `${place}/${path.join('/')}`,
    reason: message,
  }))
}
