interface Failure {
  name: string
  message: string
  stack?: string
  code?: unknown
  constraint?: unknown
  severity?: unknown
}

/**
 * What the log shows of a request: its route and its outcome, never its query, its body or who is
 * concerned by it.
 */
export function loggerOptions(level: string) {
  return {
    level,
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string | undefined } }) => ({
        method: request.method,
        route: request.routeOptions?.url ?? 'unknown',
      }),
      err: errorWords,
    },
  }
}

/** Errors of the database that quote the value they are about: data exceptions and our triggers'. */
const quoting = /^(22|P0)/

/**
 * What the log says of an error. Of the database's it leaves out the detail, which shows rows, and
 * the message where that shows a value.
 */
function errorWords({ name, message, stack = '', code, constraint, severity }: Failure) {
  const frames = stack.slice(stack.indexOf('\n    at ') + 1)
  const showsValue = severity !== undefined && quoting.test(String(code))
  return {
    type: name,
    message: showsValue ? 'the database refused a value' : message,
    stack: frames,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
  }
}
