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
    },
  }
}
