import Bookings
import Foundation
import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver
import Testing

/// Rows that were written before a migration stay what they were.
struct MigrationTests {
    /// Runs `body` with a database that knows the first `count` migrations.
    private func run(
        on engine: Engine,
        _ count: Int,
        _ body: @escaping @Sendable (any SQLDatabase) async throws -> Void
    ) async throws {
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "bookable-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let database = try SQLiteDatabase(path: folder.appending(path: "old.sqlite").path)
            try await migrate(database, count)
            try await body(database)
            try await database.close()
            try FileManager.default.removeItem(at: folder)
        case .postgres:
            try await PostgresServer.shared.withCopy(
                of: "first_\(count)",
                preparedBy: { address in
                    let database = try PostgresDatabase(address)
                    try await migrate(database, count)
                    try await database.close()
                }
            ) { address in
                let database = try PostgresDatabase(address)
                try await body(database)
                try await database.close()
            }
        }
    }

    private func migrate(_ database: any SQLDatabase, _ count: Int) async throws {
        let migrations = Schema.migrations(for: database.dialect).prefix(count)
        try await Migrator(database, Array(migrations)).migrate(now: Studio.now)
    }

    /// A booking with an entry in its history, a payment that is given back in part, and one that is awaited.
    private static func rows(_ dialect: Dialect) -> String {
        let time = dialect.name == "postgres" ? "to_timestamp(1772438400)" : "1772438400"
        let end = dialect.name == "postgres" ? "to_timestamp(1772442000)" : "1772442000"
        let bytes = dialect.name == "postgres" ? "'\\x00'" : "x'00'"
        let no = dialect.name == "postgres" ? "false" : "0"
        return """
            INSERT INTO policy_scripts VALUES ('sha256:1', 'return {}', \(time));
            INSERT INTO providers (provider_id, name, time_zone, policy_id, policy_version, created_at, updated_at)
            VALUES ('prv_old', 'Old', 'UTC', 'strict', 'sha256:1', \(time), \(time));
            INSERT INTO services (provider_id, service_id, name, description, price, currency, duration_minutes,
                buffer_before_minutes, buffer_after_minutes, slot_step_minutes, slot_alignment, min_notice_minutes,
                capacity, requirements, requires_approval, is_archived, created_at, updated_at)
            VALUES ('prv_old', 'svc_old_1', 'Hour', '', 9999, 'EUR', 60, 0, 0, 60, 'opening', 0, 1, '{}', \(no), \(no),
                \(time), \(time));
            INSERT INTO bookings (provider_id, booking_id, service_id, status, start_at, end_at, footprint_start,
                footprint_end, seat, client, token_hash, price, currency, paid, refunded, policy_id, policy_version,
                notice_start_at, booked_at, revision)
            VALUES ('prv_old', 'bkg_old_1', 'svc_old_1', 'confirmed', \(time), \(end), \(time), \(end), 1,
                '{"name":"Kim","answers":{},"documents":{}}', \(bytes), 9999, 'EUR', 5000, 1000, 'strict', 'sha256:1',
                \(time), \(time), 1);
            INSERT INTO booking_history (provider_id, booking_id, sequence, kind, status, changed_at, changed_by)
            VALUES ('prv_old', 'bkg_old_1', 1, 'booked', 'confirmed', \(time), 'client');
            INSERT INTO payments (provider_id, payment_id, booking_id, amount, currency, method, status, way, intent_id,
                recorded_at, recorded_by, paid_at)
            VALUES ('prv_old', 'pay_old_1', 'bkg_old_1', 5000, 'EUR', 'stripe', 'paid', 'intent', 'pi_1', \(time), 'client',
                \(time));
            INSERT INTO payments (provider_id, payment_id, booking_id, amount, currency, method, status, way, intent_id,
                problem, recorded_at, recorded_by)
            VALUES ('prv_old', 'pay_old_2', 'bkg_old_1', 4999, 'EUR', 'stripe', 'cancelled', 'intent', 'pi_2', 'Declined.',
                \(time), 'client');
            INSERT INTO refunds (provider_id, refund_id, booking_id, kind, status, amount, entitlement, currency, reason,
                policy_id, policy_version, created_at, created_by)
            VALUES ('prv_old', 'rfd_old_1', 'bkg_old_1', 'manual', 'owed', 1000, 1000, 'EUR', 'Sorry', 'strict', 'sha256:1',
                \(time), 'key:key_1');
            INSERT INTO refund_parts (provider_id, refund_id, part, payment_id, amount, status, method)
            VALUES ('prv_old', 'rfd_old_1', 1, 'pay_old_1', 1000, 'owed', 'stripe');
            """
    }

    @Test(arguments: Engine.allCases)
    func `old payments and histories are read as they were`(engine: Engine) async throws {
        try await run(on: engine, 3) { database in
            try await database.transaction(.write) { connection in
                try await connection.execute(unsafeScript: Self.rows(connection.dialect))
            }
            try await migrate(database, .max)
            let booking = try #require(BookingID(rawValue: "bkg_old_1"))
            let (payments, history, parts) = try await database.transaction(.read) { connection in
                (
                    try await PaymentStore().list(of: booking, in: connection),
                    try await BookingStore().history(of: booking, in: connection),
                    try await RefundPartStore().list(
                        of: try #require(RefundID(rawValue: "rfd_old_1")),
                        in: connection
                    )
                )
            }
            #expect(payments.map(\.status) == [.paid, .cancelled])
            #expect(payments.map(\.refunded) == [1_000, 0])
            #expect(payments.map(\.problem) == [nil, "Declined."])
            #expect(payments.map(\.intent) == ["pi_1", "pi_2"])
            #expect(history.map(\.kind) == [.booked] && history[0].party == nil && history[0].noticeStartAt == nil)
            #expect(parts.map(\.amount) == [1_000])
        }
    }
}
