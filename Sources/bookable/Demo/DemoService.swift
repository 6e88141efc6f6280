import Money
import Scheduling

/// One service of the demo, as data.
struct DemoService {
    let id: String
    let name: String

    let price: MonetaryAmount
    let timing: ServiceTiming
}

extension ServiceTiming {
    /// A timing of `minutes` on a grid of `step` minutes, with what else `adjust` sets.
    init(minutes: Int64, step: Int64, adjust: (inout ServiceTiming) -> Void = { _ in }) {
        self.init(durationMinutes: minutes, slotStepMinutes: step)
        adjust(&self)
    }
}
