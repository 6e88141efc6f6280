import SQL
import WireFormat

extension Service {
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
        self.init(
            id: try row.decode("service_id"),
            provider: try row.decode("provider_id"),
            name: try row.decode("name"),
            description: try row.decode("description"),
            price: try row.decode("price"),
            currency: try row.decode("currency"),
            timing: timing,
            requirements: try JSONText.decode(ClientRequirements.self, from: try row.decode("requirements")),
            requiresApproval: try row.decode("requires_approval"),
            isArchived: try row.decode("is_archived"),
            createdAt: try row.decode("created_at"),
            updatedAt: try row.decode("updated_at")
        )
    }
}
