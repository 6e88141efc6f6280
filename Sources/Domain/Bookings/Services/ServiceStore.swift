import Money
package import SQL
import Scheduling

/// Services of providers.
package struct ServiceStore: Sendable {
    package init() {}

    /// Adds `service` as it stands.
    package func insert(_ service: Service, in connection: any SQLConnection) async throws {
        let timing = service.timing
        let inserted = try await connection.execute(
            """
            INSERT INTO services (provider_id, service_id, name, description, price, currency, duration_minutes,
                buffer_before_minutes, buffer_after_minutes, slot_step_minutes, slot_alignment, min_notice_minutes,
                booking_window_days, max_bookings_per_day, max_bookings_per_week, max_bookings_per_month, capacity, max_seats_per_booking,
                requirements, requires_approval, approval_minutes, requires_email_proof, max_occurrences, prepayment, prepayment_amount, policy_id,
                policy_version, is_archived, created_at, updated_at)
            VALUES (\(service.provider), \(service.id), \(service.name), \(service.description), \(service.price.minorUnits),
                \(service.price.currency), \(timing.durationMinutes), \(timing.bufferBeforeMinutes),
                \(timing.bufferAfterMinutes), \(timing.slotStepMinutes), \(timing.alignment),
                \(timing.minimumNoticeMinutes), \(timing.bookingWindowDays), \(timing.maximumPerDay),
                \(timing.maximumPerWeek), \(timing.maximumPerMonth), \(timing.capacity), \(timing.maximumSeats),
                \(try JSONText.encode(service.requirements)), \(service.requiresApproval), \(service.approvalMinutes),
                \(service.requiresEmailProof), \(service.maximumOccurrences),
                \(service.prepayment.columns.kind), \(service.prepayment.columns.amount), \(service.policy?.policy),
                \(service.policy?.version), \(service.isArchived), \(service.createdAt), \(service.updatedAt))
            ON CONFLICT (provider_id, service_id) DO NOTHING
            """
        )
        // The insert says whether the id is taken. Two requests that look before could both find it free.
        guard inserted == 1 else {
            throw BookingsError(.conflict, "There is already a service \"\(service.id)\".", field: "id")
        }
        try await connection.tellOfferChange(of: service.provider)
    }

    /// Writes back all that can change; bookings keep what they were made with.
    package func update(_ service: Service, in connection: any SQLConnection) async throws {
        let timing = service.timing
        _ = try await connection.execute(
            """
            UPDATE services SET name = \(service.name), description = \(service.description), price = \(service.price.minorUnits),
                currency = \(service.price.currency), duration_minutes = \(timing.durationMinutes),
                buffer_before_minutes = \(timing.bufferBeforeMinutes),
                buffer_after_minutes = \(timing.bufferAfterMinutes), slot_step_minutes = \(timing.slotStepMinutes),
                slot_alignment = \(timing.alignment), min_notice_minutes = \(timing.minimumNoticeMinutes),
                booking_window_days = \(timing.bookingWindowDays), max_bookings_per_day = \(timing.maximumPerDay),
                max_bookings_per_week = \(timing.maximumPerWeek), max_bookings_per_month = \(timing.maximumPerMonth),
                capacity = \(timing.capacity), max_seats_per_booking = \(timing.maximumSeats),
                requirements = \(try JSONText.encode(service.requirements)),
                requires_approval = \(service.requiresApproval), approval_minutes = \(service.approvalMinutes),
                requires_email_proof = \(service.requiresEmailProof), max_occurrences = \(service.maximumOccurrences),
                prepayment = \(service.prepayment.columns.kind),
                prepayment_amount = \(service.prepayment.columns.amount), policy_id = \(service.policy?.policy),
                policy_version = \(service.policy?.version), is_archived = \(service.isArchived),
                updated_at = \(service.updatedAt)
            WHERE provider_id = \(service.provider) AND service_id = \(service.id)
            """
        )
        try await connection.tellOfferChange(of: service.provider)
    }

    /// Throws ``BookingsError`` if the provider does not have that service.
    package func find(
        _ id: ServiceID,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> Service {
        try await connection.run(finding(id, of: provider))
    }

    /// The query of ``find(_:of:in:)``.
    package func finding(_ id: ServiceID, of provider: ProviderID) -> SQLQuery<Service> {
        SQLQuery("SELECT \(Service.columns) FROM services WHERE provider_id = \(provider) AND service_id = \(id)") {
            rows in
            guard let row = rows.first else { throw BookingsError.notFound(id) }
            return try Service(row: row)
        }
    }

    /// One page of a provider's services in the order of their ids, after the one with the id `cursor`.
    package func list(
        of provider: ProviderID,
        after cursor: ServiceID?,
        limit: Int,
        includingArchived: Bool,
        in connection: any SQLConnection
    ) async throws -> [Service] {
        try await connection.query(
            """
            SELECT \(Service.columns) FROM services
            WHERE provider_id = \(provider) AND service_id > \(cursor?.rawValue ?? "")
                AND (is_archived = \(false) OR is_archived = \(includingArchived))
            ORDER BY service_id LIMIT \(limit)
            """
        ).map(Service.init(row:))
    }
}
