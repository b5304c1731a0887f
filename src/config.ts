import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

const settings = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' })
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: httpUrl.optional(),
  TRUST_PROXY: z.string().optional(),
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(40).default('统一身份认证'),
  OIDC_USERNAME_CLAIM: z.string().min(1).default('preferred_username'),
  DATA_DIR: z.string().min(1).default('out'),
  APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DISTRICT: z
    .string()
    .regex(/^\d{6}$/, 'must be a division code of six digits')
    .default('430603'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})
type Settings = z.infer<typeof settings>
type Environment = Readonly<Record<string, string | undefined>>

/** Settings that may be kept in a file instead, as container platforms hand secrets out. */
const secrets = ['DATABASE_URL', 'APP_SECRET', 'OIDC_CLIENT_SECRET'] as const

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
  }
  /** Single sign-on with an OpenID Connect provider. */
  readonly oidc: OidcConfig | undefined
  /** Where the embedded database, the generated secret and the outputs live. */
  readonly dataDir: string
  /** Absent: one is generated and kept in the data folder. */
  readonly secret: string | undefined
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
  const faults: string[] = []
  const parsed = settings.safeParse(withSecretFiles(env, faults))
  for (const issue of parsed.error?.issues ?? []) {
    faults.push(`${issue.path.join('.')}: ${issue.message}`)
  }
  const read = parsed.data
  if (read !== undefined) faults.push(...missingTogether(read))
  if (read === undefined || faults.length > 0) {
    throw new Error(`Wrong settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
  return Object.freeze({
    databaseUrl: read.DATABASE_URL,
    http: Object.freeze({
      host: read.HOST,
      port: read.PORT,
      publicUrl: read.PUBLIC_URL,
      trustProxy: read.TRUST_PROXY,
    }),
    oidc: oidcOf(read),
    dataDir: path.resolve(read.DATA_DIR),
    secret: read.APP_SECRET,
    district: read.DISTRICT,
    logLevel: read.LOG_LEVEL,
  })
}

function withSecretFiles(env: Environment, faults: string[]): Environment {
  const found: Record<string, string | undefined> = { ...env }
  for (const name of secrets) {
    const file = env[`${name}_FILE`]
    if (file === undefined) continue
    if (env[name] !== undefined) faults.push(`${name}: set it or ${name}_FILE, not both`)
    try {
      found[name] = readFileSync(file, 'utf8').trim()
    } catch {
      faults.push(`${name}_FILE: cannot read ${file}`)
    }
  }
  return found
}

function missingTogether(read: Settings): string[] {
  const faults: string[] = []
  if (read.DATABASE_URL !== undefined && read.APP_SECRET === undefined) {
    faults.push('APP_SECRET: must be set where DATABASE_URL is: without it the data is unreadable')
  }
  if (read.OIDC_ISSUER === undefined) return faults
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const) {
    if (read[name] === undefined) faults.push(`${name}: must be set where OIDC_ISSUER is`)
  }
  return faults
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
