import Bookings
import SQL
import Testing

/// What PostgreSQL's catalogue says of the schema.
@Suite(.ownDatabases)
struct CatalogueTests {
    /// A constraint or an index that rows of one table must keep, with its columns in order.
    private struct Key {
        let table: String
        let name: String
        let kind: String
        let columns: [String]
        /// Where a foreign key leads.
        let target: String?
    }

    @Test func everyKeyOfAProvidersDataBeginsWithTheProvider() async throws {
        let studio = try await Studio(on: .postgres)
        let (plan, keys) = try await studio.database.transaction(.read) { connection in
            (try await Distributor().plan(in: connection), try await self.keys(in: connection))
        }
        let queues = ["jobs", "events", "messages", "message_plans", "message_contacts", "audit_entries"]
        let owned = keys.filter { (plan.distributed + queues).contains($0.table) }
        for key in owned where key.target.map({ !plan.replicated.contains($0) }) ?? true {
            // A queue stays in one place, and what its unique keys hold is found by all of their columns, in whatever order.
            let isOfQueue = key.kind == "u" && queues.contains(key.table)
            let hasProvider = isOfQueue ? key.columns.contains("provider_id") : key.columns.first == "provider_id"
            #expect(hasProvider, "\(key.table): \(key.kind) \(key.name) \(key.columns)")
        }
        for table in plan.distributed { #expect(owned.contains { $0.table == table && $0.kind == "p" }, "\(table)") }
        #expect(Set(owned.map(\.kind)) == ["p", "u", "x", "f"])
        let exclusions = owned.filter { $0.kind == "x" }.map(\.name)
        let bookings = ["keep_their_seats", "never_overlap", "share_one_service"].map { "bookings_\($0)" }
        #expect(exclusions.sorted() == bookings)
    }

    @Test func whatIsSpreadOutIsAllThatNamesAProviderButKeysQueuesAndEvents() async throws {
        let studio = try await Studio(on: .postgres)
        let (plan, tables) = try await studio.database.transaction(.read) { connection in
            let rows = try await connection.query(
                """
                SELECT table_name FROM information_schema.columns
                WHERE column_name = 'provider_id' AND table_schema = current_schema()
                """
            )
            return (
                try await Distributor().plan(in: connection),
                try rows.map { try $0.decode("table_name", as: String.self) }
            )
        }
        // What is read for all providers together stays in one place.
        let together = [
            "api_keys", "audit_entries", "events", "jobs", "listing_slugs", "members", "message_contacts",
            "message_plans",
            "messages", "webhook_deliveries",
        ]
        #expect(Set(plan.distributed) == Set(tables).subtracting(together))
        #expect(plan.replicated == ["policy_scripts"])
        #expect(plan.distributed.first == "providers")
    }

    @Test func withoutTheExtensionNothingIsSpreadOut() async throws {
        let studio = try await Studio(on: .postgres)
        #expect(try await studio.database.transaction(.read) { try await Distributor().hasCitus(in: $0) } == false)
    }

    /// Primary, foreign, unique and excluding keys, and unique indexes that are none of these.
    private func keys(in connection: any SQLConnection) async throws -> [Key] {
        try await connection.query(
            """
            SELECT conrelid::regclass::text AS relation, conname::text AS name, contype::text AS kind,
                confrelid::regclass::text AS target,
                (SELECT string_agg(attname, ',' ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS k (number, place)
                    JOIN pg_attribute ON attrelid = conrelid AND attnum = number) AS columns
            FROM pg_constraint
            WHERE contype IN ('p', 'u', 'f', 'x') AND connamespace = current_schema()::regnamespace
            UNION ALL
            SELECT indrelid::regclass::text, indexrelid::regclass::text, 'u', NULL,
                (SELECT string_agg(attname, ',' ORDER BY place) FROM unnest(indkey) WITH ORDINALITY AS k (number, place)
                    JOIN pg_attribute ON attrelid = indrelid AND attnum = number)
            FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
            WHERE indisunique AND relnamespace = current_schema()::regnamespace
            """
        ).map { row in
            let kind = try row.decode("kind", as: String.self)
            return Key(
                table: try row.decode("relation"),
                name: try row.decode("name"),
                kind: kind,
                columns: try row.decode("columns", as: String.self).split(separator: ",").map(String.init),
                target: kind == "f" ? try row.decode("target") : nil
            )
        }
    }
}
