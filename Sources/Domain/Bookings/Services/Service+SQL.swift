import Money
import SQL
import Scheduling

extension Prepayment {
    /// The word of a row's column `prepayment`.
    private enum Kind: String, SQLConvertible {
        case none, deposit, all
        case depositPercent = "deposit_percent"
    }

    init(row: SQLRow) throws {
        let amount: Int64 = try row.decode("prepayment_amount")
        self =
            switch try row.decode("prepayment", as: Kind.self) {
            // The amount means minor units or per cent, as the word beside it says.
            case .none: .notRequired
            case .deposit: .deposit(amount)
            case .depositPercent: .depositPercent(amount)
            case .all: .all
            }
    }

    /// The values of a row's columns `prepayment` and `prepayment_amount`.
    var columns: (kind: String, amount: Int64) {
        switch self {
        case .notRequired: (Kind.none.rawValue, 0)
        case .deposit(let amount): (Kind.deposit.rawValue, amount)
        case .depositPercent(let percent): (Kind.depositPercent.rawValue, percent)
        case .all: (Kind.all.rawValue, 0)
        }
    }
}

extension Service {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        service_id, provider_id, name, description, price, currency, duration_minutes, slot_step_minutes, buffer_before_minutes,
        buffer_after_minutes, slot_alignment, min_notice_minutes, booking_window_days, max_bookings_per_day, max_bookings_per_week,
        max_bookings_per_month, capacity, max_seats_per_booking, requirements, requires_approval, approval_minutes, requires_email_proof, max_occurrences, prepayment, prepayment_amount, policy_id,
        policy_version, is_archived, created_at, updated_at
        """

    init(row: SQLRow) throws {
        var timing = ServiceTiming(
            durationMinutes: try row.decode("duration_minutes"),
            slotStepMinutes: try row.decode("slot_step_minutes")
        )
        timing.bufferBeforeMinutes = try row.decode("buffer_before_minutes")
        timing.bufferAfterMinutes = try row.decode("buffer_after_minutes")
        timing.alignment = try row.decode("slot_alignment")
        timing.minimumNoticeMinutes = try row.decode("min_notice_minutes")
        timing.bookingWindowDays = try row.decode("booking_window_days")
        timing.maximumPerDay = try row.decode("max_bookings_per_day")
        timing.maximumPerWeek = try row.decode("max_bookings_per_week")
        timing.maximumPerMonth = try row.decode("max_bookings_per_month")
        timing.capacity = try row.decode("capacity")
        timing.maximumSeats = try row.decode("max_seats_per_booking")
        self.init(
            id: try row.decode("service_id"),
            provider: try row.decode("provider_id"),
            name: try row.decode("name"),
            description: try row.decode("description"),
            price: MonetaryAmount(try row.decode("price"), try row.decode("currency")),
            timing: timing,
            requirements: try JSONText.decode(ClientRequirements.self, from: try row.decode("requirements")),
            requiresApproval: try row.decode("requires_approval"),
            approvalMinutes: try row.decode("approval_minutes"),
            requiresEmailProof: try row.decode("requires_email_proof"),
            maximumOccurrences: try row.decode("max_occurrences"),
            prepayment: try Prepayment(row: row),
            policy: try row.decode("policy_id", as: PolicyID?.self) == nil ? nil : PinnedPolicy(row: row),
            isArchived: try row.decode("is_archived"),
            createdAt: try row.decode("created_at"),
            updatedAt: try row.decode("updated_at")
        )
    }
}
