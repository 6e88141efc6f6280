import BenchWorkloads
import CivilTime
import Dispatch
import LimitPeers
import Scheduling
import Synchronization

/// Which of ten thousand providers has a slot of 45 minutes tomorrow morning, asked in one go on all cores.
struct Batch: Codable {
    let providers: Int
    let found: Int
    let microsecondsPerProviderOnOneCore: Double
    let microsecondsPerProviderOnAllCores: Double

    init(_ months: [Workload], _ options: Options) throws {
        let count = 10_000
        let calendars = (0..<count).map { months[$0 % months.count].prepared() }
        let model = months[0]
        guard let date = CivilDate(year: 2026, month: 3, day: 10), let next = date.adding(days: 1) else {
            throw WorkloadError("there is no such date")
        }
        let zone = model.schedule.zone
        guard let morning = zone.firstInstant(of: date), zone.firstInstant(of: next) != nil else {
            throw WorkloadError("the zone skips \(date)")
        }
        let range = SlotRange(from: .instant(morning), to: .instant(morning + 12 * 3_600))
        let now = morning - 12 * 3_600
        let ask: @Sendable (Range<Int>) -> Int = { part in
            part.reduce(0) { $0 + (calendars[$1].slots(model.rules, now: now, in: range).isEmpty ? 0 : 1) }
        }
        providers = count
        found = ask(0..<count)
        let one = Contender("one core", .ours) { _ in ask(0..<count) }
        limit_release_cores()
        defer { limit_hold_to_last_core() }
        let all = Contender("all cores", .ours) { _ in
            let sum = Mutex(0)
            let parts = 64
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                let here = ask((count * part / parts)..<(count * (part + 1) / parts))
                sum.withLock { $0 += here }
            }
            return sum.withLock { $0 }
        }
        let result = try Contest(name: "batch", contenders: [one, all]).run(options)
        microsecondsPerProviderOnOneCore = result.peers[0].median / Double(count) / 1_000
        microsecondsPerProviderOnAllCores = result.peers[1].median / Double(count) / 1_000
    }
}
