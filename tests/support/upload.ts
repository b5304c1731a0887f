import type { LightMyRequestResponse } from 'fastify'
import { jobs } from '../../src/jobs.ts'
import type { Actor } from '../../src/platform/db/command.ts'
import { workOff } from '../../src/platform/jobs/index.ts'
import type { TestApp } from './app.ts'
import { workshopOf } from './jobs.ts'

export interface UploadedFile {
  name: string
  content: Buffer | string
}

/** Sends a file as a form does. */
export async function uploadAs(
  { as }: TestApp,
  role: Actor['role'],
  url: string,
  { name, content }: UploadedFile,
): Promise<LightMyRequestResponse> {
  const form = new FormData()
  form.set('file', new Blob([Buffer.from(content)]), name)
  const encoded = new Response(form)
  return as(role, {
    method: 'POST',
    url,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

/** Runs every job that waits; what nobody expected fails the test. */
export async function workOffJobs({ services }: TestApp): Promise<void> {
  const workshop = workshopOf(services, jobs)
  await workOff(services.servingUrl, workshop)
  if (workshop.errors.length > 0) throw workshop.errors[0]
}

/** Uploads, runs the job and returns it. */
export async function importAs(
  running: TestApp,
  role: Actor['role'],
  url: string,
  file: UploadedFile,
) {
  const answer = await uploadAs(running, role, url, file)
  if (answer.statusCode !== 202) throw new Error(answer.body)
  const { jobId, uploadId } = answer.json<{ jobId: string; uploadId: string }>()
  await workOffJobs(running)
  const job = (await running.as(role, { url: `/api/jobs/${jobId}` })).json()
  return { jobId, uploadId, job }
}
