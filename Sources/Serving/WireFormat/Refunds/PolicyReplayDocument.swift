package import Bookings
import CivilTime
import Money

/// What a policy would have refunded of past cancellations, as one process tells another and the API answers.
package struct PolicyReplayDocument: Codable, Hashable, Sendable {
    /// Sums over cancellations of one currency; amounts are minor units.
    package struct Figures: Codable, Hashable, Sendable {
        package let cancellations: Int
        package let paid: Int64
        package let refunded: Int64
        package let refund: Int64

        /// The refund less what was refunded.
        package let difference: Int64

        init(_ figures: PolicyReplay.Figures) {
            cancellations = figures.cancellations
            paid = figures.paid
            refunded = figures.refunded
            refund = figures.refund
            difference = figures.refund - figures.refunded
        }
    }

    /// Cancellations that the policy treats alike.
    package struct Step: Codable, Hashable, Sendable {
        package enum Kind: String, Codable, Sendable {
            case provider, share, failed
        }

        package let kind: Kind

        /// Whole per cent, of a share.
        package let percent: Int?
        package let figures: Figures

        init(_ step: PolicyReplay.Step) {
            figures = Figures(step.figures)
            switch step.treatment {
            case .byProvider: (kind, percent) = (.provider, nil)
            case .share(let share): (kind, percent) = (.share, share)
            case .failed: (kind, percent) = (.failed, nil)
            }
        }
    }

    package struct Part: Codable, Hashable, Sendable {
        /// The code of ISO 4217.
        package let currency: String
        package let total: Figures
        package let steps: [Step]
    }

    /// In the form of RFC 3339.
    package let since: String

    /// Whether no cancellation since then was left out.
    package let isComplete: Bool
    package let unpaid: Int
    package let unreadable: Int
    package let currencies: [Part]

    package init(_ replay: PolicyReplay, of history: PastCancellations) {
        since = history.start.description
        isComplete = history.isComplete
        unpaid = replay.unpaid
        unreadable = replay.unreadable
        currencies = replay.parts.map { part in
            Part(currency: part.currency.code, total: Figures(part.total), steps: part.steps.map(Step.init))
        }
    }

    private enum CodingKeys: String, CodingKey {
        case since, unpaid, unreadable, currencies
        case isComplete = "is_complete"
    }
}
