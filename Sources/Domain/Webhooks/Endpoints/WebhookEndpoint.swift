package import CivilTime
package import Bookings

/// A place outside that is told of a provider's events.
package struct WebhookEndpoint: Sendable {
    package let id: WebhookEndpointID
    package let provider: ProviderID
    package var url: WebhookURL

    /// What the provider knows it by; may be empty.
    package var description: String

    /// The kinds of events that are sent to it; if ``unknownKinds`` is empty too, all are, those of later releases included.
    package var kinds: Set<EventKind> {
        didSet { unknownKinds = [] }
    }

    /// Kinds that were chosen and that this release does not know, as after a return to an earlier one.
    package internal(set) var unknownKinds: Set<String> = []
    package var status: Status

    /// Since when no delivery has succeeded though some were tried; `nil` if the last one succeeded.
    package var failingSince: Instant?

    /// Deliveries that failed in a row.
    var failures: Int

    package var succeededAt: Instant?

    /// Why the last delivery failed; `nil` if it succeeded.
    package var problem: String?

    /// Until when nothing is sent, as the endpoint failed several times in a row.
    var restsUntil: Instant?

    /// Until when a server works on its deliveries.
    let leasedUntil: Instant?

    /// What signs, encrypted.
    var sealedSecret: [UInt8]

    /// The secret before, which signs as well for a while.
    package var former: Former?

    package let createdAt: Instant
    package let createdBy: String
    package var updatedAt: Instant

    package struct Former: Sendable {
        let sealedSecret: [UInt8]

        /// Until when it signs.
        package let until: Instant
    }

    package enum Status: Hashable, Sendable {
        case active
        case paused(PauseReason)

        package var isActive: Bool { self == .active }
    }

    /// Why nothing is sent to an endpoint; what happens meanwhile waits.
    package enum PauseReason: String, Sendable, CaseIterable {
        /// Somebody asked for it.
        case requested

        /// No delivery succeeded for three days.
        case failing

        /// The endpoint answered 410.
        case gone
    }

    /// Whether it is told of events of that kind.
    func wants(_ kind: EventKind) -> Bool { kinds.isEmpty && unknownKinds.isEmpty || kinds.contains(kind) }

    /// The names of all chosen kinds, sorted; empty for all.
    package var kindNames: [String] { (kinds.map(\.rawValue) + unknownKinds).sorted() }
}

extension WebhookEndpoint {
    mutating func succeed(at now: Instant) {
        (failures, failingSince, problem, restsUntil, succeededAt) = (0, nil, nil, nil, now)
    }

    /// Notes a failed attempt, after which the endpoint may rest or be paused.
    mutating func fail(_ failure: WebhookFailure, at now: Instant) {
        failures += 1
        problem = failure.message
        let since = failingSince ?? now
        failingSince = since
        restsUntil = WebhookRetry.rest(afterFailures: failures, retryAfter: failure.retryAfter).map { now + $0 }
        if failure.isFinal {
            status = .paused(.gone)
        } else if now - since >= WebhookRetry.patience {
            status = .paused(.failing)
        }
    }

    /// Lets deliveries go out again, whatever went wrong before.
    package mutating func resume() {
        guard !status.isActive else { return }
        // What went wrong stays to be seen until a delivery succeeds.
        (status, failures, failingSince, restsUntil) = (.active, 0, nil, nil)
    }
}
