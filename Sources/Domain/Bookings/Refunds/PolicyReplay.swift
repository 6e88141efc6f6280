package import CivilTime
package import Money
package import Policies

/// What a policy would have refunded of past cancellations, beside what was refunded.
package struct PolicyReplay: Hashable, Sendable {
    /// How the policy treats the cancellations of a ``Step``.
    package enum Treatment: Hashable, Sendable {
        /// The provider cancelled, so that everything goes back whatever the policy says.
        case byProvider

        /// The policy gives this share of what was paid back, in whole per cent rounded down.
        case share(Int)

        /// The policy failed, and a person would have had to decide.
        case failed
    }

    /// Sums over cancellations of one currency.
    package struct Figures: Hashable, Sendable {
        package var cancellations = 0

        /// Minor units that clients had paid.
        package var paid: Int64 = 0

        /// Minor units that the policies of that time gave back when the bookings were cancelled.
        package var refunded: Int64 = 0

        /// Minor units that the replayed policy would have given back.
        package var refund: Int64 = 0

        package init() {}

        mutating func add(paid: Int64, refunded: Int64, refund: Int64) {
            cancellations += 1
            self.paid += paid
            self.refunded += refunded
            self.refund += refund
        }
    }

    /// Cancellations that the policy treats alike.
    package struct Step: Hashable, Sendable {
        package let treatment: Treatment
        package let figures: Figures
    }

    /// Everything of one currency.
    package struct CurrencyPart: Hashable, Sendable {
        package let currency: Currency
        package let total: Figures

        /// Those that the provider cancelled, then by the share from the largest down, then failures.
        package let steps: [Step]
    }

    /// In the order of their codes.
    package let parts: [CurrencyPart]

    /// Cancellations left out because nothing had been paid.
    package let unpaid: Int

    /// Cancellations left out because their record cannot be read.
    package let unreadable: Int
}

extension PolicyReplay {
    /// Asks a policy about past cancellations.
    ///
    /// O(*n*) in the cancellations, each of which costs at most one evaluation with its limits.
    package init(
        of history: PastCancellations,
        under policy: CompiledPolicy,
        by host: PolicyHost,
        zones: ZoneDirectory
    ) {
        var tables: [Currency: [Treatment: Figures]] = [:]
        var unpaid = 0
        var unreadable = 0
        for (input, cancellation) in zip(history.inputs, history.cancellations) {
            guard let booking = Self.booking(input, zones) else {
                unreadable += 1
                continue
            }
            guard booking.paid > 0 else {
                unpaid += 1
                continue
            }
            let (treatment, refund) = Self.ask(policy, about: booking, host)
            tables[booking.currency, default: [:]][treatment, default: Figures()]
                .add(paid: booking.paid, refunded: cancellation.refunded, refund: refund)
        }
        self.unpaid = unpaid
        self.unreadable = unreadable
        parts = tables.map(CurrencyPart.init).sorted { $0.currency.code < $1.currency.code }
    }

    private static func booking(_ input: RefundInput?, _ zones: ZoneDirectory) -> PolicyBooking? {
        do throws(BookingsError) {
            return try input?.booking(zones: zones)
        } catch {
            // Counted as unreadable: the record is of a zone or currency that this release does not know.
            return nil
        }
    }

    private static func ask(
        _ policy: CompiledPolicy,
        about booking: PolicyBooking,
        _ host: PolicyHost
    ) -> (treatment: Treatment, refund: Int64) {
        do throws(PolicyError) {
            let decision = try host.decideRefund(for: booking, under: policy)
            if booking.cancelledBy == .provider { return (.byProvider, decision.amount) }
            // At most 10¹² minor units, so that the product fits.
            return (.share(Int(decision.entitlement * 100 / booking.paid)), decision.amount)
        } catch {
            return (.failed, 0)
        }
    }
}

extension PolicyReplay.CurrencyPart {
    fileprivate init(_ currency: Currency, _ table: [PolicyReplay.Treatment: PolicyReplay.Figures]) {
        self.currency = currency
        var total = PolicyReplay.Figures()
        for figures in table.values { total.add(figures) }
        self.total = total
        steps = table.map(PolicyReplay.Step.init).sorted { $0.treatment.rank < $1.treatment.rank }
    }
}

extension PolicyReplay.Figures {
    fileprivate mutating func add(_ other: Self) {
        cancellations += other.cancellations
        paid += other.paid
        refunded += other.refunded
        refund += other.refund
    }
}

extension PolicyReplay.Treatment {
    /// Where it stands in a list.
    fileprivate var rank: Int {
        switch self {
        case .byProvider: -1
        case .share(let percent): 100 - percent
        case .failed: 101
        }
    }
}
