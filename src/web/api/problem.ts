import { z } from 'zod'
import type { problemBody } from '../../kernel/schemas.ts'

const refused = z.object({ errors: z.array(z.object({ pointer: z.string(), reason: z.string() })) })
export type Fault = z.output<typeof refused>['errors'][number]

/** What the service refused with (RFC 9457), as an error that a page can show. */
export class Problem extends Error {
  readonly body: z.output<typeof problemBody>

  constructor(body: z.output<typeof problemBody>) {
    super(body.detail)
    this.body = body
  }

  get status(): number {
    return this.body.status
  }

  /** What of a request did not fit, where the service says it field by field. */
  get faults(): readonly Fault[] {
    return refused.safeParse(this.body).data?.errors ?? []
  }

  get code(): string {
    return this.body.type.split('/').at(-1) ?? ''
  }
}
