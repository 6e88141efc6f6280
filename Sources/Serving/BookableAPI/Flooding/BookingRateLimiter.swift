import Bookings
import Caching
import CivilTime
import HTTPTypes
import Synchronization

/// Bounds the bookings that anybody can ask for without an API key, by address and by contact.
///
/// Each server counts for itself, in memory: what is refused here costs no transaction. What may be held at once is
/// bounded in the database, by ``HoldLimits``.
final class BookingRateLimiter: Sendable {
    private struct State {
        var addresses: TokenBuckets<ClientAddress>?
        var contacts: TokenBuckets<String>?
    }

    private let state: Mutex<State>

    init(_ rates: BookingRates) {
        state = Mutex(State(addresses: Self.buckets(rates.perAddress), contacts: Self.buckets(rates.perContact)))
    }

    private static func buckets<Key>(_ perHour: Int) -> TokenBuckets<Key>? {
        guard perHour > 0 else { return nil }
        return TokenBuckets(capacity: Int64(perHour), interval: max(hour / Int64(perHour), 1))
    }

    /// Counts a request for a booking at `instant`, and returns what the answer tells of the limits.
    ///
    /// Throws 429 for one too many, which counts for nothing. Those who hold an API key, and members in the console, are not counted, and neither is an
    /// address that was counted before and is `nil`.
    func admit(
        _ requester: Requester,
        from address: ClientAddress?,
        for client: ContactKeys,
        at instant: Instant
    ) throws -> HTTPFields {
        switch requester {
        case .key, .member: return [:]
        case .anonymous, .client, .system: break
        }
        let now = instant.secondsSince1970 * 1_000
        return try state.withLock { state in
            // Asked of all before anything is taken, so that one limit's refusal does not use up another's.
            let ofAddress = address.flatMap { state.addresses?.wait(of: $0, at: now) } ?? 0
            let ofContact = client.keys.map { state.contacts?.wait(of: $0, at: now) ?? 0 }.max() ?? 0
            let wait = max(ofAddress, ofContact)
            if wait == 0 {
                if let address { _ = state.addresses?.take(from: address, at: now) }
                for key in client.keys { _ = state.contacts?.take(from: key, at: now) }
            }
            let fields = Self.fields(state, address, client, at: now)
            guard wait == 0 else {
                var error = APIError.tooManyRequests(
                    ofAddress > 0
                        ? "Too many bookings were asked for from this address."
                        : "Too many bookings were asked for with this e-mail address or telephone number.",
                    after: (wait + 999) / 1_000
                )
                error.headers.append(contentsOf: fields)
                throw error
            }
            return fields
        }
    }

    /// Counts so many bookings more of a request that was admitted and made several; returns what the answer tells of the limits.
    ///
    /// It may take all that is left, and waits for nothing: the bookings are made.
    func charge(
        _ bookings: Int,
        to requester: Requester,
        from address: ClientAddress,
        for client: ContactKeys,
        at instant: Instant
    ) -> HTTPFields {
        switch requester {
        case .key, .member: return [:]
        case .anonymous, .client, .system: break
        }
        let now = instant.secondsSince1970 * 1_000
        return state.withLock { state in
            for _ in 0..<max(bookings, 0) {
                _ = state.addresses?.take(from: address, at: now)
                for key in client.keys { _ = state.contacts?.take(from: key, at: now) }
            }
            return Self.fields(state, address, client, at: now)
        }
    }

    /// As draft-ietf-httpapi-ratelimit-headers-09 writes them.
    private static func fields(
        _ state: State,
        _ address: ClientAddress?,
        _ client: ContactKeys,
        at now: Int64
    ) -> HTTPFields {
        var policies: [String] = []
        var limits: [String] = []
        func tell<Key>(_ name: String, _ buckets: TokenBuckets<Key>?, _ keys: [Key]) {
            guard let buckets else { return }
            let levels = keys.map { buckets.level(of: $0, at: now) }
            guard let level = levels.min(by: { $0.tokens < $1.tokens }) else { return }
            policies.append("\"\(name)\";q=\(buckets.capacity);w=\(hour / 1_000)")
            limits.append("\"\(name)\";r=\(max(level.tokens, 0));t=\((level.fullIn + 999) / 1_000)")
        }
        tell("address", state.addresses, address.map { [$0] } ?? [])
        tell("contact", state.contacts, client.keys)
        guard !policies.isEmpty else { return [:] }
        return [.rateLimitPolicy: policies.joined(separator: ", "), .rateLimit: limits.joined(separator: ", ")]
    }

    /// In milliseconds.
    private static let hour: Int64 = 3_600_000
}

extension HTTPField.Name {
    static var rateLimit: Self { known("RateLimit") }
    static var rateLimitPolicy: Self { known("RateLimit-Policy") }
}
