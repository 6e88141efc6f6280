/// A part of what a role may do, to which an API key can be confined.
///
/// A scope never gives anything: what a key may do is what its role may do and one of its scopes covers. A key without scopes
/// may do all that its role may.
package enum KeyScope: String, Sendable, CaseIterable, Comparable {
    /// Read everything that the role may read, and change nothing.
    case read

    /// Read and change bookings, and what belongs to their clients.
    case bookings

    /// Read and change what a provider offers and when, and how it is set up: services, hours, calendars, policies, webhooks.
    case settings

    /// Read and change payments and refunds.
    case finance

    package static func < (first: KeyScope, second: KeyScope) -> Bool {
        first.rank < second.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Set<KeyScope> {
    /// As it is stored and shown: the words in the order in which they are declared, between blanks.
    package var text: String { sorted().map(\.rawValue).joined(separator: " ") }

    /// Reads what ``text`` writes.
    ///
    /// A scope that this release does not know is left out, which allows less and never more.
    package init(text: String) {
        self = Set(text.split(separator: " ").compactMap { KeyScope(rawValue: String($0)) })
    }
}
