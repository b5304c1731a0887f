import { defineProblem } from '../../kernel/problem.ts'
import type { App, FastifyRequest } from './app-type.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On every route that changes what people edit together: whether it takes a version seen. */
    ifMatch?: 'required' | 'optional'
  }
}

export const versionRequired = defineProblem({
  code: 'version-required',
  status: 428,
  title: '缺少版本',
  detail: () => '请在 If-Match 中写明所依据的版本,如 "v1"。',
})

export const versionOutdated = defineProblem({
  code: 'version-outdated',
  status: 412,
  title: '内容已被更改',
  detail: () => '在您打开之后,内容已被更改,请刷新后重新操作。',
})

const form = /^"v(\d{1,9})"$/

/** A version as an entity tag, "v1" with its quotes. */
export function etagOf(version: number): string {
  return `"v${version}"`
}

/** Holds each route to the If-Match that it asks for, whatever else is sent. */
export function installVersions(app: App): void {
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.ifMatch === 'required') requireVersion(request)
  })
}

/** The version the caller has seen, from If-Match; a tag that is none of ours fits no version. */
export function requireVersion(request: Pick<FastifyRequest, 'headers'>): number {
  const tag = request.headers['if-match']
  if (tag === undefined || tag === '') throw versionRequired()
  const version = form.exec(tag)?.[1]
  if (version === undefined) throw versionOutdated()
  return Number(version)
}
