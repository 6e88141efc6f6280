import Bookings
import ConsoleTexts

/// What an administrator sees of one provider: how much is booked, and what needs somebody's attention.
struct ProviderState: Sendable {
    let id: ProviderID
    let name: String

    /// Bookings that start within the next seven days, counted up to ``maximumCounted``.
    let bookingsAhead: Int

    /// Only kinds of which there is something.
    let troubles: [Trouble]

    struct Trouble: Hashable, Sendable {
        let kind: Kind

        /// Counted up to ``ProviderState/maximumCounted``.
        let count: Int

        enum Kind: Sendable {
            case deadJobs, brokenCalendars, failedMessages, paymentProblems, pausedWebhooks

            var title: Phrase {
                switch self {
                case .deadJobs: .givenUp
                case .brokenCalendars: .brokenCalendars
                case .failedMessages: .failedMessages
                case .paymentProblems: .paymentProblems
                case .pausedWebhooks: .pausedWebhooks
                }
            }
        }
    }

    /// What is counted costs at most so many rows.
    static let maximumCounted = 100

    /// The number as it is shown.
    static func text(_ count: Int) -> String { count < maximumCounted ? String(count) : "\(maximumCounted)+" }
}
