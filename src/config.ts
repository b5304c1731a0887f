import path from 'node:path'
import type { SealingSecret } from './platform/crypto/vault.ts'
import type { Limits } from './platform/http/limits.ts'
import { type Environment, readSettings, type Settings } from './settings.ts'

export interface Config {
  /** Absent: the PostgreSQL that npm installed is started. */
  readonly databaseUrl: string | undefined
  readonly http: {
    readonly host: string
    readonly port: number
    /** Where browsers find the service. */
    readonly publicUrl: string | undefined
    /** Addresses of the proxies whose X-Forwarded-For is believed. */
    readonly trustProxy: string | undefined
    /** Other sites whose pages may call the API; none by default. */
    readonly corsOrigins: readonly string[]
    readonly limits: Limits
  }
  /** Shows Prometheus the metrics; without one there are none. */
  readonly metricsToken: string | undefined
  /** An OpenTelemetry collector that takes traces. */
  readonly traceCollector: string | undefined
  /** Single sign-on with an OpenID Connect provider. */
  readonly oidc: OidcConfig | undefined
  /** Where the embedded database, the generated secret and the outputs live. */
  readonly dataDir: string
  /** Absent: one is generated and kept in the data folder. */
  readonly secret: string | undefined
  /** Keys that seal personal data after the first, the one in use in front. */
  readonly sealingSecrets: readonly SealingSecret[]
  readonly district: string
  readonly logLevel: Settings['LOG_LEVEL']
}

export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
  readonly usernameClaim: string
  readonly redirectUrl: string
}

/** Reads the environment once; one error lists every setting that is wrong. */
export function readConfig(env: Environment = process.env): Config {
  const read = readSettings(env)
  return Object.freeze({
    databaseUrl: read.DATABASE_URL,
    http: Object.freeze({
      host: read.HOST,
      port: read.PORT,
      publicUrl: read.PUBLIC_URL,
      trustProxy: read.TRUST_PROXY,
      corsOrigins: Object.freeze(read.CORS_ORIGINS),
      limits: Object.freeze({
        perUser: read.REQUESTS_PER_USER,
        perAddress: read.REQUESTS_PER_ADDRESS,
        signInsPerAddress: read.SIGN_INS_PER_ADDRESS,
      }),
    }),
    metricsToken: read.METRICS_TOKEN,
    traceCollector: read.OTEL_EXPORTER_OTLP_ENDPOINT,
    oidc: oidcOf(read),
    dataDir: path.resolve(read.DATA_DIR),
    secret: read.APP_SECRET,
    sealingSecrets: Object.freeze(read.SEALING_SECRETS),
    district: read.DISTRICT,
    logLevel: read.LOG_LEVEL,
  })
}

function oidcOf(read: Settings): OidcConfig | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL } = read
  if (OIDC_ISSUER === undefined) return undefined
  return Object.freeze({
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID ?? '',
    clientSecret: OIDC_CLIENT_SECRET ?? '',
    name: read.OIDC_NAME,
    usernameClaim: read.OIDC_USERNAME_CLAIM,
    redirectUrl: new URL('/api/login/provider/callback', PUBLIC_URL).href,
  })
}
