import Money
import Scheduling

/// One service of the demo, as data.
struct DemoService {
    let id: String
    let name: String

    let price: MonetaryAmount
    let timing: ServiceTiming
    var description = ""
    var requiresApproval = false

    /// Hours of its own: day of the week, start and end; none for the provider's.
    var hours: [(day: Int, start: String, end: String)] = []

    /// How many sessions are booked on a date, from date to date and then from the beginning.
    var rhythm = [1, 0, 1]

    func sessions(on date: Int) -> Int { rhythm[date % rhythm.count] }

    /// How many clients have booked a session on a date.
    func clients(on date: Int) -> Int { min(timing.capacity, timing.capacity > 1 ? 2 + date % 3 : 1) }
}

extension ServiceTiming {
    /// A timing of `minutes` on a grid of `step` minutes, with what else `adjust` sets.
    init(minutes: Int64, step: Int64, adjust: (inout ServiceTiming) -> Void = { _ in }) {
        self.init(durationMinutes: minutes, slotStepMinutes: step)
        adjust(&self)
    }
}
