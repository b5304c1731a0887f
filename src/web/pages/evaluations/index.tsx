import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useYear } from '../../parts/book-months.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PageTabs } from '../../parts/page-tabs.tsx'
import { YearSelect } from '../../parts/year-select.tsx'
import { Bulletins } from './bulletins.tsx'
import { HandedIn } from './handed-in.tsx'
import { OpenForm } from './open-form.tsx'
import { Runs } from './runs.tsx'

/** The evaluations, what townships hand in for them, and the quarterly bulletins. */
export function Component() {
  const { menu, evaluation, overview } = useText()
  const role = useSession()?.role
  const year = useYear()
  const [isOpening, setOpening] = useState(false)
  const { parts } = evaluation
  return (
    <>
      <PageHead title={menu.evaluation}>
        <YearSelect label={overview.year} />
        {(role === 'auditor' || role === 'finance') && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {evaluation.open}
          </Button>
        )}
      </PageHead>
      <PageTabs
        tabs={[
          { name: 'runs', label: parts.runs, content: <Runs /> },
          { name: 'materials', label: parts.materials, content: <HandedIn year={year} /> },
          { name: 'bulletins', label: parts.bulletins, content: <Bulletins year={year} /> },
        ]}
      />
      {isOpening && <OpenForm onCancel={() => setOpening(false)} />}
    </>
  )
}
