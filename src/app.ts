import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import { z } from 'zod'
import { alertOfReferrals } from './alert-of-referrals.ts'
import { closeConditions } from './close-conditions.ts'
import {
  allows,
  allowsBeforeChange,
  isPermission,
  openKeyRing,
  type Provider,
  permissionName,
  tokenHolders,
} from './features/access/index.ts'
import { accessRoutes } from './features/access/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { detectionRoutes } from './features/detection/routes.ts'
import { evaluationRoutes } from './features/evaluation/routes.ts'
import { findingRoutes } from './features/findings/routes.ts'
import { fundRoutes } from './features/funds/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { accountRoutes } from './features/ledger/account-routes.ts'
import { closingRoutes } from './features/ledger/closing-routes.ts'
import { reversalRoutes } from './features/ledger/reversal-routes.ts'
import { ledgerRoutes } from './features/ledger/routes.ts'
import { parameterRoutes } from './features/parameters/routes.ts'
import { paymentRoutes } from './features/payments/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { proofRoutes } from './features/proofs/routes.ts'
import { checkRoutes } from './features/recipient-checks/routes.ts'
import { reconciliationRoutes } from './features/reconciliation/routes.ts'
import { listNames } from './features/reference/index.ts'
import { referenceRoutes } from './features/reference/routes.ts'
import { reportRoutes } from './features/reporting/routes.ts'
import { statementRoutes } from './features/statements/routes.ts'
import { tracingRoutes } from './features/tracing/routes.ts'
import { importFormats } from './import-formats.ts'
import { jobs } from './jobs.ts'
import { faultReason } from './kernel/fault-reason.ts'
import { parameterSets } from './parameter-sets.ts'
import type { App } from './platform/http/app-type.ts'
import { installAuth } from './platform/http/auth.ts'
import { connectionOptions, type TimeLimits, timeLimits } from './platform/http/connection.ts'
import { installConsole } from './platform/http/console.ts'
import { installCookies } from './platform/http/cookies.ts'
import { installVersions } from './platform/http/etag.ts'
import { installHeaders } from './platform/http/headers.ts'
import { healthRoutes } from './platform/http/health.ts'
import { installLimits, installUserLimit, type Limits } from './platform/http/limits.ts'
import { installListExport } from './platform/http/list-export.ts'
import { installMetrics, type Measure } from './platform/http/metrics.ts'
import { installOpenapi, installReference } from './platform/http/openapi.ts'
import { answer, installProblems } from './platform/http/problems.ts'
import { installTraces } from './platform/http/traces.ts'
import { jobRoutes } from './platform/jobs/index.ts'
import { loggerOptions } from './platform/log.ts'
import type { Services } from './platform/services.ts'

export interface AppSettings {
  logLevel: string
  /** Where log lines go; standard output when left out. */
  log?: { write(line: string): void }
  /** Where browsers find the service, for cookies and single sign-on. */
  publicUrl?: string | undefined
  /** Single sign-on, where there is some. */
  provider?: Provider | null
  /** Addresses of the proxies whose X-Forwarded-For is believed. */
  trustProxy?: string | undefined
  /** Other sites whose pages may call the API. */
  corsOrigins?: readonly string[]
  /** Left out: none, for what runs in this process and for tests. */
  limits?: Limits
  /** Other than its own. */
  timeLimits?: Partial<TimeLimits>
  metricsToken?: string | undefined
  measures?: readonly Measure[]
  traceCollector?: string | undefined
}

const uploadBytes = 512 * 1024 * 1024

/** The whole HTTP side, not yet listening. */
export async function buildApp(services: Services, settings: AppSettings): Promise<App> {
  const app: App = Fastify({
    logger: { ...loggerOptions(settings.logLevel), ...(settings.log && { stream: settings.log }) },
    bodyLimit: 1024 * 1024,
    ...connectionOptions({ ...timeLimits, ...settings.timeLimits }),
    frameworkErrors: answer,
    trustProxy: settings.trustProxy ?? false,
  })
  z.config({ localeError: faultReason })
  const { limits, metricsToken, traceCollector } = settings
  const isSecure = settings.publicUrl?.startsWith('https:') ?? false
  if (traceCollector !== undefined) await installTraces(app, traceCollector)
  installProblems(app)
  await installHeaders(app, { isSecure, corsOrigins: settings.corsOrigins ?? [] })
  if (limits !== undefined) await installLimits(app, limits)
  if (metricsToken !== undefined) installMetrics(app, metricsToken, settings.measures ?? [])
  await installOpenapi(app)
  await installReference(app)
  await installConsole(app)
  await installCookies(app, { isSecure })
  const { districtCode, clock } = services
  const district = services.reads({ districtCode, townshipCode: null })
  await installAuth(app, {
    keys: await openKeyRing(services),
    isPermission,
    permissionName,
    allows,
    allowsBeforeChange,
    ...tokenHolders(services),
  })
  if (limits !== undefined) installUserLimit(app, limits)
  installVersions(app)
  installListExport(app, () => listNames(district, districtCode))
  await app.register(multipart, { limits: { files: 1, fields: 5, fileSize: uploadBytes } })

  healthRoutes(app, services)
  jobRoutes(app, services, { jobs, allows })
  accessRoutes(app, services, settings.provider ?? null)
  auditRoutes(app, services)
  referenceRoutes(app, services)
  proofRoutes(app, services)
  parameterRoutes(app, services, parameterSets)
  importRoutes(app, services, importFormats)
  ledgerRoutes(app, services)
  accountRoutes(app, services)
  closingRoutes(app, services, closeConditions)
  reversalRoutes(app, services)
  fundRoutes(app, services)
  peopleRoutes(app, services)
  paymentRoutes(app, services)
  tracingRoutes(app, services)
  statementRoutes(app, services)
  reconciliationRoutes(app, services, alertOfReferrals(clock))
  detectionRoutes(app, services)
  checkRoutes(app, services)
  findingRoutes(app, services)
  evaluationRoutes(app, services)
  reportRoutes(app, services, { publicUrl: settings.publicUrl })
  return app
}
