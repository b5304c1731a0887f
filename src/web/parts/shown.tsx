import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from '../api/problem.ts'
import { useText } from '../messages/index.tsx'
import { Loading } from './loading.tsx'
import { NoRecord, type Way } from './no-page.tsx'
import { ProblemBox } from './problem-box.tsx'

interface ShownProps<Data> {
  query: UseQueryResult<Data>
  children(data: Data): ReactNode
}

/** What was asked for; until it is there, that it is on its way; and what went wrong, if anything. */
export function Shown<Data>({ query, children }: ShownProps<Data>) {
  const { state } = useText()
  const { data, error, isPending, refetch } = query
  return (
    <>
      <ProblemBox error={error} retry={() => refetch()} />
      {isPending && <Loading label={state.loading} />}
      {data !== undefined && children(data)}
    </>
  )
}

/** A page of one record; an address of none says so and leads back to the list. */
export function ShownRecord<Data>({ list, ...shown }: ShownProps<Data> & { list: Way }) {
  const { error } = shown.query
  const isMissing = error instanceof Problem && [400, 404].includes(error.status)
  return isMissing ? <NoRecord list={list} /> : <Shown {...shown} />
}
