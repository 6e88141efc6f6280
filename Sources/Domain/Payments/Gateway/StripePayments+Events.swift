import Bookings
import SQL
import Stripe

extension StripePayments {
    /// Reads anew what an event is about: events come late, twice and in any order.
    func readEvent(_ job: Job) async throws -> JobOutcome {
        let event = try job.payload(as: StripeEventJob.self)
        let subject = try await database.transaction(.read) { connection in
            var owner: Payment?
            if let intent = event.intent { owner = try await payments.find(atStripe: intent, in: connection) }
            return (
                payment: try await payments.find(atStripe: event.object, in: connection),
                parts: try await parts.list(atStripe: event.object, in: connection),
                owner: owner
            )
        }
        if let payment = subject.payment {
            _ = try await apply(try await read(payment), of: payment.id)
        } else if !subject.parts.isEmpty, let id = Stripe.Refund.ID(rawValue: event.object) {
            let refund = try await stripe.refund(id)
            for part in subject.parts { _ = try await apply(refund, of: part) }
        } else if let owner = subject.owner {
            // Its payment may have come without our hearing of it.
            let payment = owner.status == .paid ? owner : try await apply(try await read(owner), of: owner.id)
            if event.isAboutDispute {
                try await takeInDisputes(of: payment)
            } else if try await !takeInForeignRefunds(of: payment) {
                return .notYet(reason: "A refund of the payment is under way.", .refundUnderWay)
            }
        }
        // After the reading, so that an event whose server is lost before is read once more.
        try await write { try await events.finish(event, in: $0) }
        return .done
    }
}
