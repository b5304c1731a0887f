import { useMutation } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { type Query, readFile } from '../api/client.ts'
import { useText } from '../messages/index.tsx'
import { ProblemBox } from './problem-box.tsx'
import { saveAs } from './save-as.ts'

/** What is shown, all of it, as a file for Excel. */
export function ExportButtons({ path, query }: { path: string; query: Query }) {
  const text = useText()
  const leave = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx') =>
      saveAs(await readFile(path, { ...query, format }), `${path.split('/').at(-1)}.${format}`),
  })
  return (
    <div style={{ marginTop: 12 }}>
      <ProblemBox error={leave.error} />
      <Space>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} loading={leave.isPending} onClick={() => leave.mutate(format)}>
            {text.action.export} {format.toUpperCase()}
          </Button>
        ))}
      </Space>
    </div>
  )
}
