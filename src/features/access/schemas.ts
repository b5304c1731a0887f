import { z } from 'zod'
import { townshipCode } from '../../kernel/schemas.ts'

export const role = z.enum(['administrator', 'finance', 'auditor', 'township', 'leadership'])

/** Length decides, not the kinds of characters (NIST SP 800-63B). */
const password = z.string().min(12, '密码至少 12 个字符').max(200)

export const login = z.object({ username: z.string().max(100), password: z.string().max(200) })
export const token = z.object({ token: z.string(), displayName: z.string(), role })

export const newUser = z
  .object({
    username: z.string().regex(/^[a-z0-9._-]{3,40}$/, '用户名为 3 到 40 个小写字母、数字或 . _ -'),
    displayName: z.string().min(1).max(40),
    password,
    role,
    townshipCode: townshipCode.nullable(),
  })
  .refine((user) => (user.role === 'township') === (user.townshipCode !== null), {
    path: ['townshipCode'],
    message: '乡镇用户须指定乡镇,其他用户不得指定',
  })
export type NewUser = z.infer<typeof newUser>

export const user = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  role,
  townshipCode: z.string().nullable(),
  isDisabled: z.boolean(),
})
export const created = z.object({ id: z.uuid() })
