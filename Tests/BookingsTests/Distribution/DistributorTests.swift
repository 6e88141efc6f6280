import CivilTime
import Bookings
import PostgresDriver
import PostgresServer
import SQL
import Testing

/// How a database is spread over a cluster, on a stand-in that refuses what a cluster was seen to refuse.
@Suite(.ownDatabases)
struct DistributorTests {
    /// Runs `body` with a studio's database, which looks like the coordinator of a cluster.
    private func onStandIn(
        _ prepare: (Studio) async throws -> Void = { _ in },
        _ body: (PostgresDatabase) async throws -> Void
    ) async throws {
        let studio = try await Studio(on: .postgres)
        try await prepare(studio)
        let name: String = try await studio.database.transaction(.read) { connection in
            try #require(try await connection.query("SELECT current_database()::text AS name").first).decode("name")
        }
        let server = try await PostgresServer.shared
        try await CitusStandIn.install(in: name, of: server)
        let database = try PostgresDatabase(server.url(of: name))
        try await body(database)
        try await database.close()
    }

    /// A booking that was paid, moved and cancelled, so that every trigger has rows to look at.
    private func fill(_ studio: Studio) async throws {
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        _ = try await studio.cancel(booking, at: Studio.now)
        try await studio.block(Studio.opening, Studio.opening + 60)
    }

    private func distribute(_ database: any SQLDatabase) async throws -> [String] {
        try await database.transaction(.write) { connection in
            let distributor = Distributor()
            return try await distributor.distribute(try await distributor.plan(in: connection), in: connection)
        }
    }

    /// Every constraint, index and trigger in words.
    private func rules(_ database: any SQLDatabase) async throws -> [String] {
        try await database.transaction(.read) { connection in
            try await connection.query(
                """
                SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS rule FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace
                UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
                UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
                ORDER BY 1
                """
            ).map { try $0.decode("rule") }
        }
    }

    @Test(arguments: [false, true])
    func `all tables of a plan are placed, and keep their rules`(hasRows: Bool) async throws {
        try await onStandIn({ if hasRows { try await fill($0) } }) { database in
            let before = try await rules(database)
            let plan = try await database.transaction(.read) { try await Distributor().plan(in: $0) }
            let placed = try await distribute(database)
            #expect(placed == plan.replicated + plan.distributed)
            #expect(placed.prefix(2) == ["policy_scripts", "providers"])
            #expect(try await rules(database) == before)
            #expect(try await distribute(database) == [])
        }
    }

    @Test func `what fails leaves everything as it was, and can be done again`() async throws {
        try await onStandIn(fill) { database in
            let before = try await rules(database)
            try await database.transaction(.write) { connection in
                // As where a server of the cluster cannot be reached.
                try await connection.execute(
                    unsafeScript: """
                        CREATE UNIQUE INDEX in_the_way ON refund_parts (stripe_refund_id)
                        """
                )
            }
            let error = await #expect(throws: SQLError.self) { try await distribute(database) }
            #expect(error?.message.contains("cannot create constraint") == true)
            try await database.transaction(.write) { try await $0.execute(unsafeScript: "DROP INDEX in_the_way") }
            #expect(try await rules(database) == before)
            #expect(try await distribute(database).count > 10)
            #expect(try await rules(database) == before)
        }
    }

    @Test func `tables that came later are placed beside the others`() async throws {
        try await onStandIn(fill) { database in
            _ = try await distribute(database)
            try await database.transaction(.write) { connection in
                try await connection.execute(
                    unsafeScript: Distributor.settings.joined(separator: ";") + """
                        ;
                        CREATE TABLE notes (
                            provider_id text COLLATE "C" NOT NULL,
                            booking_id text COLLATE "C" NOT NULL,
                            PRIMARY KEY (provider_id, booking_id)
                        );
                        SELECT place_with_providers('notes');
                        ALTER TABLE notes ADD CONSTRAINT notes_booking FOREIGN KEY (provider_id, booking_id)
                            REFERENCES bookings (provider_id, booking_id);
                        """
                )
            }
            #expect(try await distribute(database) == [])
            let plan = try await database.transaction(.read) { try await Distributor().plan(in: $0) }
            #expect(plan.distributed.contains("notes"))
        }
    }

    @Test(arguments: [false, true])
    func `later steps apply whether a database is spread out or not`(isSpread: Bool) async throws {
        let server = try await PostgresServer.shared
        try await server.withDatabase { url in
            let name = try #require(url.split(separator: "/").last).split(separator: "?")[0]
            try await CitusStandIn.install(in: String(name), of: server)
            let database = try PostgresDatabase(url)
            let steps = Schema.migrations(for: database.dialect)
            try await Migrator(database, Array(steps.prefix(1))).migrate(now: Studio.now.secondsSince1970)
            if isSpread { _ = try await distribute(database) }
            try await Migrator(database, steps).migrate(now: Studio.now.secondsSince1970)
            try await database.transaction(.write) { connection in
                try await connection.execute(unsafeScript: ClusterMigrationTests.fit)
            }
            let placed = try await distribute(database)
            #expect(isSpread ? placed == [] : placed.contains("notes"))
            try await database.close()
        }
    }

    @Test(arguments: [(0, ClusterNode.coordinator), (3, .worker)])
    func `a node knows what it is`(group: Int, node: ClusterNode) async throws {
        try await onStandIn { database in
            try await database.transaction(.write) { connection in
                try await connection.execute("UPDATE pg_dist_local_group SET groupid = \(group)")
            }
            #expect(try await database.transaction(.read) { try await ClusterNode.read(in: $0) } == node)
        }
    }

    @Test(arguments: Engine.allCases)
    func `without a cluster a database is alone`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        #expect(try await studio.database.transaction(.read) { try await ClusterNode.read(in: $0) } == .alone)
    }
}
