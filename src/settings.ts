import { readFileSync } from 'node:fs'
import { z } from 'zod'

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })
const perMinute = z.coerce.number().int().min(1, 'must be a number of requests a minute')
/** Values with commas between them. */
const list = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .pipe(z.array(item))

/** "3:secret,2:older secret": the first seals, all open. */
const sealingSecrets = list(
  z.string().regex(/^([2-9]|1?\d\d|2[0-4]\d|25[0-5]):.{32,}$/, {
    error: 'must be ID:SECRET, the id from 2 to 255, the secret of at least 32 characters',
  }),
).transform((pairs) =>
  pairs.map((pair) => {
    const [id = ''] = pair.split(':', 1)
    return { id: Number(id), secret: pair.slice(id.length + 1) }
  }),
)

/** Every setting, as the environment has it. */
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
  SEALING_SECRETS: sealingSecrets,
  DISTRICT: z
    .string()
    .regex(/^\d{6}$/, 'must be a division code of six digits')
    .default('430603'),
  CORS_ORIGINS: list(httpUrl),
  REQUESTS_PER_USER: perMinute.default(600),
  REQUESTS_PER_ADDRESS: perMinute.default(3000),
  SIGN_INS_PER_ADDRESS: perMinute.default(60),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})
export type Settings = z.infer<typeof settings>
export type Environment = Readonly<Record<string, string | undefined>>

/** Settings that may be kept in a file instead, as container platforms hand secrets out. */
const secrets = [
  'DATABASE_URL',
  'APP_SECRET',
  'SEALING_SECRETS',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
] as const

/** Reads them all; one error lists every one that is wrong. */
export function readSettings(env: Environment): Settings {
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
  return read
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
