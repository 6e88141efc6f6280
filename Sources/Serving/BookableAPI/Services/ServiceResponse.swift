import Money
import Bookings
import Scheduling
import WireFormat

/// A service as it is told.
struct ServiceResponse: Encodable {
    private let service: Service

    init(_ service: Service) {
        self.service = service
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(service.id.rawValue, forKey: .id)
        try container.encode(service.provider.rawValue, forKey: .provider)
        try container.encode(service.name, forKey: .name)
        try container.encode(service.description, forKey: .description)
        try container.encode(service.price.minorUnits, forKey: .price)
        try container.encode(service.price.currency.code, forKey: .currency)
        try encodeTiming(to: &container)
        try container.encode(RequirementsDocument(service.requirements), forKey: .requirements)
        try container.encode(service.requiresApproval, forKey: .requiresApproval)
        try container.encode(service.approvalMinutes, forKey: .approvalMinutes)
        try container.encode(service.requiresEmailProof, forKey: .requiresEmailProof)
        try container.encode(service.maximumOccurrences, forKey: .maximumOccurrences)
        try container.encode(PrepaymentDocument(service.prepayment), forKey: .prepayment)
        try container.encodeIfPresent(service.policy.map { PolicyReference($0) }, forKey: .policy)
        try container.encode(service.isArchived, forKey: .isArchived)
        try container.encode(WireInstant(service.createdAt), forKey: .createdAt)
        try container.encode(WireInstant(service.updatedAt), forKey: .updatedAt)
    }

    private func encodeTiming(to container: inout KeyedEncodingContainer<CodingKeys>) throws {
        let timing = service.timing
        try container.encode(timing.durationMinutes, forKey: .duration)
        try container.encode(timing.bufferBeforeMinutes, forKey: .bufferBefore)
        try container.encode(timing.bufferAfterMinutes, forKey: .bufferAfter)
        try container.encode(timing.slotStepMinutes, forKey: .slotStep)
        try container.encode(timing.alignment.rawValue, forKey: .slotAlignment)
        try container.encode(timing.minimumNoticeMinutes, forKey: .minimumNotice)
        try container.encode(timing.bookingWindowDays, forKey: .bookingWindow)
        try container.encode(timing.maximumPerDay, forKey: .maximumPerDay)
        try container.encode(timing.maximumPerWeek, forKey: .maximumPerWeek)
        try container.encode(timing.maximumPerMonth, forKey: .maximumPerMonth)
        try container.encode(timing.capacity, forKey: .capacity)
        try container.encode(timing.maximumSeats, forKey: .maximumSeats)
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, description, price, currency, capacity, requirements, prepayment, policy
        case provider = "provider_id"
        case duration = "duration_minutes"
        case bufferBefore = "buffer_before_minutes"
        case bufferAfter = "buffer_after_minutes"
        case slotStep = "slot_step_minutes"
        case slotAlignment = "slot_alignment"
        case minimumNotice = "min_notice_minutes"
        case bookingWindow = "booking_window_days"
        case maximumPerDay = "max_bookings_per_day"
        case maximumPerWeek = "max_bookings_per_week"
        case maximumPerMonth = "max_bookings_per_month"
        case maximumSeats = "max_seats_per_booking"
        case maximumOccurrences = "max_occurrences"
        case requiresApproval = "requires_approval"
        case requiresEmailProof = "requires_email_proof"
        case approvalMinutes = "approval_minutes"
        case isArchived = "is_archived"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}
