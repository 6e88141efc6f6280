import BookableAPI
import Bookings
import CivilTime
import Hexadecimal
import Money
import Payments
import Policies
import SQL

/// One posted form, which books once however often it is sent.
struct BookingSubmission: Sendable {
    private let booking: BookingRequest
    private let key: RequestKey
    private let store = IdempotencyStore()

    init(
        _ offer: Offer,
        _ start: Instant,
        _ client: ClientDetails,
        repeated repetition: Repetition?,
        _ fields: FormFields,
        _ body: [UInt8],
        _ request: PageRequest
    ) {
        var booking = BookingRequest(
            provider: offer.provider.id,
            service: offer.service.id,
            startAt: start,
            client: client
        )
        booking.seats = offer.seats
        booking.repetition = repetition
        booking.acceptedPolicyVersion = PolicyVersion(fields["policy"])
        booking.acceptedPrice = Int64(fields["price"])
        booking.origin = request.context.clientAddress.description
        booking.paymentWay = offer.due == nil ? .intent : .checkout
        self.booking = booking
        key = RequestKey(
            fields["key"].isEmpty ? Self.newKey() : fields["key"],
            from: .anonymous,
            for: "POST /\(offer.provider.id)/\(offer.service.id)/book",
            request: body,
            at: request.now
        )
    }

    /// Whether it makes one booking, so that others can share its commit.
    var isBrief: Bool { booking.repetition == nil }

    /// The starts that it asks for.
    func starts(with desk: BookingDesk, in transaction: Transaction) async throws -> [Instant] {
        guard let repetition = booking.repetition else { return [booking.startAt] }
        return try await desk.starts(of: booking, repeated: repetition, in: transaction)
    }

    enum Result: Sendable {
        /// With what is due ahead, if it was booked now and can be paid already.
        case booked(token: String, payment: Payment?)
        case refused(SlotRefusal)
    }

    /// Books, or finds what the same form has booked before.
    ///
    /// A refusal is a result, so that holds that were released to look for room stay released.
    func book(with desk: BookingDesk, _ ticket: StripeCallTicket?, in transaction: Transaction) async throws -> Result {
        let connection = transaction.connection
        if let earlier = try await store.answer(to: key, in: connection) {
            return .booked(token: String(decoding: earlier, as: UTF8.self), payment: nil)
        }
        if let repetition = booking.repetition {
            let first = try await desk.book(booking, repeated: repetition, in: transaction)[0]
            try await store.keep(Array(first.token.text.utf8), for: key, in: connection)
            return .booked(token: first.token.text, payment: nil)
        }
        switch try await desk.book(booking, in: transaction) {
        case .refused(let refusal): return .refused(refusal)
        case .booked(let booked, let token, let payment):
            // Thrown here, it undoes the booking: one that cannot be paid is not to hold a slot.
            if booked.prepayment > 0 { try ticket?.redeem() }
            // The token lies sealed under the key, which only the form has.
            try await store.keep(Array(token.text.utf8), for: key, in: connection)
            return .booked(token: token.text, payment: payment)
        }
    }

    /// What the form carries unseen: a key of its own, unless it has one already, the time, the number of seats if they are several, and
    /// the policy and the price of all seats that are shown.
    static func hidden(
        key: String?,
        start: String?,
        seats: String?,
        policy: PolicyVersion,
        price: MonetaryAmount
    ) -> [(name: String, value: String)] {
        var hidden = [
            ("key", key ?? newKey()), ("policy", policy.description), ("price", String(price.minorUnits)),
        ]
        if let seats { hidden.append(("seats", seats)) }
        if let start { hidden.append(("at", start)) }
        return hidden
    }

    /// 160 random bits.
    static func newKey() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<5).map { _ in UInt32.random(in: 0 ... .max, using: &random).hexadecimal }.joined()
    }
}
