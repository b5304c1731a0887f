/** A table of states and events: what may happen in which state, and what comes of it. */
export interface Workflow<State extends string, Event extends string> {
  readonly initial: State
  readonly states: readonly State[]
  readonly events: readonly Event[]
  /** The state after the event, or null where the event is not possible in this state. */
  next(state: State, event: Event): State | null
  /** The events possible in a state. */
  eventsIn(state: State): Event[]
}

export function defineWorkflow<State extends string, Event extends string>(definition: {
  initial: State
  transitions: Record<State, Partial<Record<Event, State>>>
}): Workflow<State, Event> {
  const { initial, transitions } = definition
  const states = Object.keys(transitions) as State[]
  const eventsIn = (state: State) => Object.keys(transitions[state]) as Event[]
  return Object.freeze({
    initial,
    states,
    events: [...new Set(states.flatMap(eventsIn))],
    next: (state: State, event: Event) => transitions[state][event] ?? null,
    eventsIn,
  })
}
