/// The files of the CSV import, with the columns that each can have.
package enum SheetKind: String, Sendable, CaseIterable {
    case providers, services, hours, blocked, clients, bookings

    /// The columns that must be there.
    package var required: [String] {
        switch self {
        case .providers: ["id", "name", "time_zone"]
        case .services: ["id", "provider", "name", "duration_minutes"]
        case .hours: ["provider", "start", "end"]
        case .blocked: ["provider", "start", "end"]
        case .clients: ["id", "name"]
        case .bookings: ["id", "provider", "service", "start"]
        }
    }

    /// Those that can be there as well.
    package var optional: [String] {
        switch self {
        case .providers: ["email"]
        case .services:
            [
                "description", "price", "currency", "buffer_before_minutes", "buffer_after_minutes", "seats",
                "slot_step_minutes", "min_notice_minutes", "booking_window_days", "requires_approval",
            ]
        case .hours: ["day", "date", "break_start", "break_end", "service", "note"]
        case .blocked: ["id", "note"]
        case .clients: ["email", "phone", "language", "time_zone"]
        case .bookings: ["end", "client", "client_name", "client_email", "client_phone", "seats", "status", "note"]
        }
    }

    package var columns: [String] { required + optional }
}
