import autocannon from 'autocannon'

/** What a process of clients is told, as JSON in its first argument. */
export interface ClientOrder {
  url: string
  token: string
  connections: number
  seconds: number
  documents: number
}

export interface Answered {
  count: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
}

const townships = ['430603001', '430603002', '430603003', '430603101', '430603102']
const categories = ['dibao_urban', 'dibao_rural', 'tekun', 'temporary']
const pick = <T>(list: readonly T[], n: number) => list[n % list.length]

const { url, token, connections, seconds, documents }: ClientOrder = JSON.parse(
  process.argv[2] ?? '{}',
)
let count = 0
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: [
    {
      method: 'POST',
      setupRequest: (request) => {
        count += 1
        return {
          ...request,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': crypto.randomUUID(),
          },
          body: JSON.stringify({
            documentNumber: `湘财社指〔2023〕${1 + (count % documents)}号`,
            category: pick(categories, count),
            township: pick(townships, count),
            amount: '1.00',
            decidedOn: '2023-01-02',
            decisionNumber: `${process.pid}-${count}`,
          }),
        }
      },
    },
  ],
})
if (result.non2xx > 0 || result.errors > 0) {
  throw new Error(`${result.non2xx} refusals and ${result.errors} errors from ${url}`)
}
const answered: Answered = {
  count: result['2xx'],
  perSecond: result.requests.average,
  p50: result.latency.p50,
  p99: result.latency.p99,
}
process.stdout.write(JSON.stringify(answered))
