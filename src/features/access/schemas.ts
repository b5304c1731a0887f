import { z } from 'zod'
import { townshipCode } from '../../kernel/schemas.ts'

export const role = z.enum(['administrator', 'finance', 'auditor', 'township', 'leadership'])

/** As typed: what is wrong with a chosen one is said by `password-refused`. */
const password = z.string().min(1).max(1000)

const username = z
  .string()
  .regex(/^[a-z0-9._-]{3,40}$/, '用户名为 3 到 40 个小写字母、数字或 . _ -')

const person = z.object({
  displayName: z.string().min(1).max(40),
  role,
  townshipCode: townshipCode.nullable(),
  staffNumber: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,40}$/, '工号为 1 到 40 个字母、数字或 -')
    .nullable()
    .meta({ description: 'Accounts with the same staff number are one person' }),
})

const placed = (user: { role: string; townshipCode: string | null }) =>
  (user.role === 'township') === (user.townshipCode !== null)
const placement = {
  path: ['townshipCode'],
  message: '乡镇用户须指定乡镇,其他用户不得指定',
}

export const newUser = person.extend({ username, password }).refine(placed, placement)
export type NewUser = z.infer<typeof newUser>

export const userChange = person.extend({ isDisabled: z.boolean() }).refine(placed, placement)
export type UserChange = z.infer<typeof userChange>

export const userId = z.object({ id: z.uuid() })

export const user = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  role,
  townshipCode: z.string().nullable(),
  staffNumber: z.string().nullable(),
  isDisabled: z.boolean(),
  mustChangePassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  version: z.int(),
})
export type User = z.infer<typeof user>

export const created = z.object({ id: z.uuid() })
export const resetPasswordAnswer = z.object({ oneTimePassword: z.string() })
export const endedSessions = z.object({ ended: z.int() })
export const noBody = z.object({}).optional().nullable()

export const login = z.object({
  username: z.string().max(100),
  password,
  code: z
    .string()
    .regex(/^\d{6}$/, '动态验证码为 6 位数字')
    .optional(),
})

/** Who is signed in and what he may do. */
export const session = z.object({
  displayName: z.string(),
  role,
  townshipCode: z.string().nullable(),
  mustChangePassword: z.boolean(),
  permissions: z.array(z.string()),
})
export const token = session.extend({
  token: z.string().meta({ description: 'For the authorization header: Bearer …' }),
  expiresInSeconds: z.int(),
})

export const passwordChange = z.object({ current: password, wanted: password })
export const enrolment = z.object({
  secret: z.string(),
  uri: z.string().meta({ description: 'otpauth: address for an authenticator app' }),
  qrCode: z.string().meta({ description: 'The address as a QR code, an SVG data address' }),
})
export const code = z.object({ code: z.string().regex(/^\d{6}$/, '动态验证码为 6 位数字') })
export const done = z.object({ done: z.literal(true) })

export const loginMethods = z.object({
  password: z.literal(true),
  provider: z
    .object({ name: z.string(), url: z.string() })
    .nullable()
    .meta({ description: 'Single sign-on, where it is set up' }),
})
