import Money
import Bookings
import CivilTime
import Foundation
import Policies
import SQL
import SQLiteDriver
import Scheduling
import TestSupport

/// `refund-recorder DATABASE COUNT SEED`: books, pays and cancels as the server does, and leaves the refunds in a SQLite file.
///
/// Under each policy that comes with Bookable, and two that fail or explain themselves at length; with notice, amounts and
/// parties at random. The same seed records the same bookings, under other ids.
@main
struct RefundRecorder {
    private static let usage = "usage: refund-recorder DATABASE COUNT SEED\n"

    /// 2026-03-02T08:00:00Z.
    private static let opening = Instant(1_772_438_400)

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[2]), let seed = UInt64(arguments[3]), count > 0 else {
            FileHandle.standardError.write(Data(usage.utf8))
            exit(64)
        }
        let database = try SQLiteDatabase(path: arguments[1])
        try await Migrator(database, Schema.migrations(for: database.dialect)).migrate(
            now: opening.secondsSince1970
        )
        let services = try await RecordedServices.open(in: database, at: opening)
        var recorder = RefundRecorder(services: services, seed: seed)
        for number in 0..<count { try await recorder.record(recorder.draft(number), in: database) }
        try await database.close()
        print("\(count) refunds recorded, seed \(seed)")
    }

    /// A booking and how it is cancelled.
    private struct Draft: Sendable {
        let service: Service
        let bookedAt: Instant
        let startAt: Instant
        let cancelledAt: Instant
        let cancelledBy: CancelledBy

        /// Minor units; nothing is recorded for 0.
        let paid: Int64
    }

    private let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
    private let payments = PaymentDesk(zones: .system, observers: [])
    private let services: [Service]
    private let key = APIKeyID.make(at: Self.opening)
    private var random: SplitMix64

    private init(services: [Service], seed: UInt64) {
        self.services = services
        random = SplitMix64(seed: seed)
    }

    private mutating func draft(_ number: Int) -> Draft {
        let service = services[number % services.count]
        let bookedAt = Self.opening + Int64(number)
        let startAt = Self.opening + 86_400 + 3_600 * Int64.random(in: 0...1_000, using: &random)
        let isNoShow = Int.random(in: 0..<10, using: &random) == 0
        // Half of the cancellations lie on the hour, where the steps of policies are.
        let latest = startAt - bookedAt
        let notice = Int64.random(in: 0...latest, using: &random)
        let exact = Bool.random(using: &random) ? notice : notice / 3_600 * 3_600
        let isProviders = Int.random(in: 0..<10, using: &random) == 0
        let paid = [0, 1, service.price.minorUnits, Int64.random(in: 1...service.price.minorUnits, using: &random)]
        return Draft(
            service: service,
            bookedAt: bookedAt,
            startAt: startAt,
            cancelledAt: isNoShow ? startAt + 600 : startAt - exact,
            cancelledBy: isNoShow ? .noShow : isProviders ? .provider : .client,
            paid: paid.randomElement(using: &random) ?? 0
        )
    }

    private func record(_ draft: Draft, in database: SQLiteDatabase) async throws {
        try await desk.deciding(on: database, by: .anonymous, at: draft.bookedAt) { desk, transaction in
            try await record(draft, at: desk, in: transaction)
        }
    }

    private func record(_ draft: Draft, at desk: BookingDesk, in transaction: Transaction) async throws {
        let request = BookingRequest(
            provider: draft.service.provider,
            service: draft.service.id,
            startAt: draft.startAt,
            client: ClientDetails(name: "Kim")
        )
        let outcome = try await desk.book(request, in: transaction)
        guard case .booked(let booking, _, _) = outcome else {
            throw BookingsError(.conflict, "The start \(draft.startAt) was refused.")
        }
        if draft.paid > 0 {
            _ = try await payments.record(
                draft.paid,
                method: .cash,
                note: nil,
                for: booking.id,
                in: transaction
            )
        }
        try await cancel(booking.id, as: draft, at: desk, on: transaction.connection)
    }

    private func cancel(
        _ id: BookingID,
        as draft: Draft,
        at desk: BookingDesk,
        on connection: any SQLConnection
    ) async throws {
        let provider = Requester.key(key, role: .provider, provider: draft.service.provider)
        let requester = draft.cancelledBy == .client ? Requester.client(id) : provider
        let transaction = Transaction(by: requester, at: draft.cancelledAt, on: connection)
        if draft.cancelledBy == .noShow {
            _ = try await desk.recordNoShow(id, in: transaction)
        } else {
            _ = try await desk.cancel(id, reason: nil, in: transaction)
        }
    }
}
