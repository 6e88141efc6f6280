package import CivilTime
package import Bookings
import Money
package import SQL
import Stripe

/// Takes money through Stripe and gives it back.
///
/// No call to Stripe is made inside a transaction: what is about to be asked for is committed first, and what was
/// answered afterwards. Whatever is lost in between is found again by the idempotency keys, which follow from our rows.
package struct StripePayments: Sendable {
    let stripe: StripeClient
    let database: any SQLDatabase
    let desk: PaymentDesk
    var payouts: PayoutDesk { desk.payouts }
    package let budget: StripeCallBudget
    let clock: @Sendable () -> Instant
    let payments = PaymentStore()
    let parts = RefundPartStore()
    let events = StripeEventDesk()

    package init(
        _ access: StripeAccess,
        budget: StripeCallBudget,
        database: any SQLDatabase,
        desk: PaymentDesk,
        clock: @escaping @Sendable () -> Instant
    ) {
        stripe = access.client
        self.budget = budget
        self.database = database
        self.desk = desk
        self.clock = clock
    }

    /// The work that changes leave to it.
    package var handlers: [JobKind: JobHandler] {
        [
            .openPayment: { job in await outcome { try await openPayment(job) } },
            .cancelPayment: { job in await outcome { try await cancelPayment(job) } },
            .sendRefund: { job in await outcome { try await sendRefund(job) } },
            .readStripeEvent: { job in await outcome { try await readEvent(job) } },
        ]
    }

    private func outcome(_ work: () async throws -> JobOutcome) async -> JobOutcome {
        do {
            return try await work()
        } catch let error as StripeError {
            return error.jobOutcome
        } catch let error as SQLError where error.code == .busy || error.code == .contention {
            return .retry(reason: "The database was busy.")
        } catch let error as BookingsError where error.code == .notFound {
            // The row is gone, so nobody waits for the work.
            return .dead(reason: error.message)
        } catch {
            return .retry(reason: "\(error)")
        }
    }

    func find(_ id: PaymentID) async throws -> Payment {
        try await database.transaction(.read) { try await payments.find(id, in: $0) }
    }

    /// Takes in what Stripe says of a payment.
    ///
    /// `isSettling` is for a person's wish to take in a payment that was a problem and is as it was asked for by now.
    func apply(_ object: StripePayment, of payment: PaymentID, isSettling: Bool = false) async throws -> Payment {
        let report = object.report(from: stripe)
        return try await write { try await desk.apply(report, of: payment, isSettling: isSettling, in: $0) }
    }

    /// Runs a use case in one transaction, for Bookable itself and as of now.
    func write<Result: Sendable>(_ useCase: (Transaction) async throws -> Result) async throws -> Result {
        try await database.transaction(.write, by: .system, at: clock(), useCase)
    }
}
