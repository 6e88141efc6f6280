import CivilTime
import Synchronization

/// Until when this server leaves a service alone that it has asked too often: all accounts share that limit.
final class ServicePauses: Sendable {
    private let pauses = Mutex<[CalendarService: Pause]>([:])

    private struct Pause {
        var end: Instant
        var refusals: Int64
    }

    /// Seconds for which the service is still left alone.
    func remaining(of service: CalendarService, at now: Instant) -> Int64 {
        pauses.withLock { max(0, ($0[service]?.end ?? now) - now) }
    }

    /// Notes that the service refused a request; each refusal in a row doubles the pause, up to five minutes or what it asks for.
    func refused(by service: CalendarService, retryAfter: Int64?, at now: Instant) {
        pauses.withLock { pauses in
            var pause = pauses[service] ?? Pause(end: now, refusals: 0)
            // Nine doublings exceed the longest pause already; many more would shift the bit out.
            let seconds = min(1 << min(pause.refusals, 9), Self.longest)
            pause.end = max(pause.end, now + max(seconds, min(retryAfter ?? 0, 3_600)))
            pause.refusals += 1
            pauses[service] = pause
        }
    }

    /// Notes that the service took a request.
    func taken(by service: CalendarService, at now: Instant) {
        pauses.withLock { pauses in
            // A request that began before the pause says nothing about what comes after it.
            guard let pause = pauses[service], pause.end <= now else { return }
            pauses[service] = nil
        }
    }

    private static let longest: Int64 = 300
}
