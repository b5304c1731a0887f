import path from 'node:path'
import { z } from 'zod'

const settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().default('out'),
  APP_SECRET: z.string().min(32).optional(),
  DISTRICT: z
    .string()
    .regex(/^\d{6}$/)
    .default('430603'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export interface Config {
  /** Absent: the PostgreSQL that npm installed is started. */
  readonly databaseUrl: string | undefined
  readonly http: { readonly host: string; readonly port: number }
  /** Where the embedded database, the generated secret and the outputs live. */
  readonly dataDir: string
  /** Absent: one is generated and kept in the data folder. */
  readonly secret: string | undefined
  readonly district: string
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL']
}

/** Reads the environment once; one error lists every setting that is wrong. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const parsed = settings.safeParse(env)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((one) => `  ${one.path.join('.')}: ${one.message}`)
    throw new Error(`Wrong settings:\n${wrong.join('\n')}`)
  }
  const read = parsed.data
  return Object.freeze({
    databaseUrl: read.DATABASE_URL,
    http: Object.freeze({ host: read.HOST, port: read.PORT }),
    dataDir: path.resolve(read.DATA_DIR),
    secret: read.APP_SECRET,
    district: read.DISTRICT,
    logLevel: read.LOG_LEVEL,
  })
}
