import type { App } from '../../../platform/http/app-type.ts'
import type { Services } from '../../../platform/services.ts'
import { code, done, enrolment, noBody, passwordChange } from '../schemas.ts'
import { changePassword } from './change-password.ts'
import { qrCode } from './qr-code.ts'
import { confirmSecondFactor, enrolSecondFactor, removeOwnSecondFactor } from './second-factor.ts'

const tags = ['access']

/** What everybody does with his own account. */
export function accountRoutes(app: App, services: Services): void {
  app.put(
    '/api/account/password',
    {
      config: { access: 'account:password' },
      schema: {
        summary: 'Change the own password; every session ends, so sign in again',
        tags,
        body: passwordChange,
        response: { 200: done },
      },
    },
    async ({ actor, body }) => {
      await changePassword(services, actor, body)
      return { done: true as const }
    },
  )
  app.post(
    '/api/account/second-factor',
    {
      config: { access: 'account:write' },
      schema: {
        summary: 'Bind an authenticator app; it counts once confirmed with a code',
        tags,
        body: noBody,
        response: { 201: enrolment },
      },
    },
    async ({ actor }, reply) => {
      const enrolled = await enrolSecondFactor(services, actor)
      return reply.status(201).send({ ...enrolled, qrCode: qrCode(enrolled.uri) })
    },
  )
  app.put(
    '/api/account/second-factor',
    {
      config: { access: 'account:write' },
      schema: {
        summary: 'Confirm the second factor; from then on every sign-in asks for a code',
        tags,
        body: code,
        response: { 200: done },
      },
    },
    async ({ actor, body }) => {
      await confirmSecondFactor(services, actor, body.code)
      return { done: true as const }
    },
  )
  app.post(
    '/api/account/second-factor/removal',
    {
      config: { access: 'account:write' },
      schema: {
        summary: 'Take the second factor off, with a code of it',
        tags,
        body: code,
        response: { 200: done },
      },
    },
    async ({ actor, body }) => {
      await removeOwnSecondFactor(services, actor, body.code)
      return { done: true as const }
    },
  )
}
