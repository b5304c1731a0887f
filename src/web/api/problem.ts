import type { z } from 'zod'
import type { problemBody } from '../../kernel/schemas.ts'

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

  get code(): string {
    return this.body.type.split('/').at(-1) ?? ''
  }
}
