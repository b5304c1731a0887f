import { Button, Card, Col, Flex, Row } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import type {
  ReconciliationException,
  Resolution,
} from '../../../features/reconciliation/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { isPlain } from '../../parts/keys.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { AssignSelected } from './assign-selected.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { ExceptionFilters, useExceptionQuery } from './exception-filters.tsx'
import { ExceptionPane } from './exception-pane.tsx'
import { useExceptions } from './exceptions.ts'
import { OpenSide } from './open-side.tsx'
import { ResolveDialog } from './resolve-dialog.tsx'

type Way = Resolution['way']

const wayOfKey: Readonly<Record<string, Way>> = {
  m: 'match',
  b: 'correction',
  t: 'timing',
  r: 'referral',
}

/**
 * What waits, or what is done and may be taken back: the books' side on the left and the bank's on
 * the right, with the chosen one between them; worked off by keyboard or by mouse.
 */
export function ExceptionQueue({ month }: { month: string }) {
  const text = useText()
  const [filters, change] = useFilters()
  const [way, setWay] = useState<Way | null>(null)
  const [isAccepting, setAccepting] = useState(false)
  const [selected, select] = useState<readonly string[]>([])
  const role = useSession()?.role
  const mayApprove = role === 'finance' || role === 'leadership'
  const { query, isNarrowed } = useExceptionQuery(month)
  const { list, all } = useExceptions(query)
  const chosen = all.find(({ id }) => id === filters['exception']) ?? all[0]
  const choose = ({ id }: ReconciliationException) => change({ exception: id })
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed in a dialog of the pane comes by here as well.
    if (!isPlain(event) || !event.currentTarget.contains(event.target as Node)) return
    const step = { ArrowDown: 1, n: 1, ArrowUp: -1 }[event.key]
    // Keys come faster than pages are drawn; the address is where the key before has led.
    const here = new URLSearchParams(window.location.search).get('exception')
    const at = Math.max(
      0,
      all.findIndex(({ id }) => id === here),
    )
    const next = step === undefined ? undefined : all[at + step]
    const isProposed = chosen?.state === 'proposed'
    const pressed = wayOfKey[event.key.toLowerCase()]
    if (next !== undefined) choose(next)
    else if (pressed !== undefined && chosen?.state === 'open') setWay(pressed)
    else if (event.key.toLowerCase() === 'a' && isProposed && mayApprove) setAccepting(true)
    else return
    event.preventDefault()
  }
  const queue = useRef<HTMLDivElement>(null)
  /** The exception may be gone, and its row with it: the keys go on working all the same. */
  const goOn = () => {
    setWay(null)
    setAccepting(false)
    setTimeout(() => queue.current?.focus())
  }
  const { reconciliation } = text
  return (
    <Card
      title={`${reconciliation.exceptions} (${all.length}${list.hasNextPage ? '+' : ''})`}
      extra={
        role === 'finance' && (
          <AssignSelected
            all={all}
            selected={selected}
            onSelect={select}
            onDone={() => {
              select([])
              goOn()
            }}
          />
        )
      }
    >
      <ExceptionFilters />
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Row ref={queue} tabIndex={-1} gutter={16} onKeyDown={onKeyDown}>
        <Col xs={24} xl={8}>
          <OpenSide
            title={reconciliation.books}
            side="books"
            items={all}
            isLoading={list.isPending}
            hasMore={list.hasNextPage}
            empty={isNarrowed ? text.state.empty : reconciliation.nothingOpen}
            chosen={chosen?.id}
            selected={selected}
            onChoose={choose}
            onSelect={select}
          />
        </Col>
        <Col xs={24} xl={8}>
          <Flex vertical gap={8}>
            {chosen !== undefined && (
              <ExceptionPane id={chosen.id} onResolve={setWay} onAssigned={goOn} />
            )}
          </Flex>
        </Col>
        <Col xs={24} xl={8}>
          <OpenSide
            title={reconciliation.bank}
            side="bank"
            items={all}
            isLoading={list.isPending}
            hasMore={list.hasNextPage}
            empty={isNarrowed ? text.state.empty : reconciliation.nothingOpen}
            chosen={chosen?.id}
            selected={selected}
            onChoose={choose}
            onSelect={select}
          />
        </Col>
      </Row>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {text.state.more}
        </Button>
      )}
      {isAccepting && chosen !== undefined && (
        <DecideDialog decision="approve" exception={chosen} onClose={goOn} />
      )}
      {way !== null && chosen !== undefined && (
        <ResolveDialog way={way} month={month} exception={chosen} onClose={goOn} />
      )}
    </Card>
  )
}
