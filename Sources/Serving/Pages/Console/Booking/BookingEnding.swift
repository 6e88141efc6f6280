import Bookings
import ConsoleTexts
import Policies

/// The ways in which a provider ends a booking; each is asked about before.
enum BookingEnding: String, CaseIterable, Sendable {
    case decline, cancel
    case noShow = "no-show"

    /// Who counts as the one who cancels.
    var party: CancelledBy { self == .noShow ? .noShow : .provider }

    func isPossible(_ found: ConsoleBooking) -> Bool {
        switch self {
        case .decline: found.standing == .toApprove
        case .cancel: found.canCancel
        case .noShow: found.canMissed
        }
    }

    func end(
        _ id: BookingID,
        because reason: String?,
        with desk: BookingDesk,
        in transaction: Transaction
    ) async throws -> Settlement {
        switch self {
        case .decline: try await desk.decline(id, reason: reason, in: transaction).settlement
        case .cancel: try await desk.cancel(id, reason: reason, in: transaction).settlement
        case .noShow: try await desk.recordNoShow(id, in: transaction).settlement
        }
    }

    var question: Phrase {
        switch self {
        case .decline: .declineQuestion
        case .cancel: .cancelQuestion
        case .noShow: .noShowQuestion
        }
    }

    var action: Phrase {
        switch self {
        case .decline: .decline
        case .cancel: .cancelBooking
        case .noShow: .markNoShow
        }
    }
}
