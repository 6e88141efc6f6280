import CivilTime
import HTTPTypes
import Notifications
import SQL
import Testing

/// A client can be told all that is known of them, and be erased while amounts and history stay.
struct ClientRightsTests {
    private static let kim: JSONValue = ["email": "KIM@example.com"]

    @Test(arguments: Engine.allCases)
    func anExportHasAllThatIsKnownOfOneClientAndNothingOfOthers(engine: Engine) async throws {
        try await Self.run(on: engine) { stage, anna in
            let (past, _) = try await Self.makeHistory(stage, anna)
            let other: JSONValue = ["client": ["name": "Lee Other", "email": "lee@example.com"]]
            _ = try await stage.booked(anna, at: "2026-05-12T08:00:00Z", other)
            let path = "\(anna.path)/clients/export"
            let found = try await stage.send(.post, path, Self.kim, as: anna.key)
            #expect(found.status == 200, "\(found.json)")
            let items = found.json["items"].array
            try #require(items.count == 2)
            #expect(items[0]["booking"]["id"] == .string(past.id))
            #expect(items[0]["booking"]["client"]["name"] == "Kim Right")
            #expect(items[0]["booking"]["history"].array.contains { $0["earlier_client"]["name"] == "Kim Client" })
            #expect(items[0]["payments"].array.count == 1 && items[0]["refunds"].array.count == 1)
            #expect(items[0]["messages"].array.isEmpty == false)
            #expect(!String(decoding: found.bytes, as: UTF8.self).contains("Lee"))
            let pages = try await stage.send(.post, "\(path)?limit=1", Self.kim, as: anna.key).json
            let next = try #require(pages["next_cursor"].string)
            let rest = try await stage.send(.post, "\(path)?limit=1&cursor=\(next)", Self.kim, as: anna.key).json
            #expect(rest["items"].array.count == 1 && rest["next_cursor"] == .null)
            let log = try await stage.send(.get, "/v1/audit?booking=\(past.id)&access=read", as: anna.key)
            #expect(log.json["items"].array.contains { $0["action"].string?.hasSuffix("/clients/export") == true })
            let byPhone = try await stage.send(.post, path, ["phone": "+49 30 123-4567"], as: anna.key)
            #expect(byPhone.json["items"].array.count == 1)
            #expect(try await stage.send(.post, path, [:], as: anna.key).status == 422)
            let bob = try await stage.openPractice("bob")
            #expect(try await stage.send(.post, path, Self.kim, as: bob.key).status == 403)
            let none = try await stage.send(.post, "\(bob.path)/clients/export", Self.kim, as: bob.key)
            #expect(none.json["items"].array.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func anErasureLeavesAmountsAndHistoryWithoutThePerson(engine: Engine) async throws {
        try await Self.run(on: engine) { stage, anna in
            let (past, coming) = try await Self.makeHistory(stage, anna)
            let path = "\(anna.path)/clients/erase"
            let refused = try await stage.send(.post, path, Self.kim, as: anna.key)
            #expect(refused.status == 409 && refused.code == "wrong_state", "\(refused.json)")
            #expect(try await stage.send(.post, "\(coming.path)/cancel", as: anna.key).status == 200)
            let owed = try await stage.send(.post, path, Self.kim, as: anna.key)
            #expect(owed.status == 409, "A refund is owed: \(owed.json)")
            let refunds = try await stage.send(.get, "/v1/refunds?booking=\(past.id)", as: anna.key).json["items"].array
            let refund = try #require(refunds.first?["id"].string)
            let settled = try await stage.send(.post, "/v1/refunds/\(refund)/settle", ["method": "cash"], as: anna.key)
            #expect(settled.status == 200, "\(settled.json)")
            let ledger = try await stage.send(.get, "/v1/ledger", as: stage.admin).json
            let before = try await stage.send(.get, past.path, as: anna.key).json
            let erased = try await stage.send(.post, path, Self.kim, as: anna.key)
            #expect(erased.status == 200, "\(erased.json)")
            #expect(Set(erased.json["erased_bookings"].array.compactMap(\.string)) == [past.id, coming.id])
            let after = try await stage.send(.get, past.path, as: anna.key).json
            #expect(after["client"]["name"] == "Erased" && after["client"]["email"] == .null)
            for field in ["paid", "refunded", "price", "start_at", "booked_at", "status", "policy"] {
                #expect(after[field] == before[field], "\(field)")
            }
            let kinds = { (json: JSONValue) in
                json["history"].array.map { "\($0["kind"]) \($0["changed_at"]) \($0["changed_by"])" }
            }
            #expect(kinds(after).dropLast() == kinds(before)[...])
            #expect(after["history"].array.last?["kind"] == "client_erased")
            let now = try await stage.send(.get, "/v1/ledger", as: stage.admin).json
            #expect(now["lines"] == ledger["lines"] && now["totals"] == ledger["totals"])
            #expect(try await stage.send(.get, past.path, as: past.token).status == 401)
            #expect(try await Self.places(of: ["kim", "1234567", "heating"], in: stage.database, engine) == [])
            let again = try await stage.send(.post, path, Self.kim, as: anna.key)
            #expect(again.json["erased_bookings"].array.isEmpty)
            let named = try await stage.send(.post, path, ["booking_id": .string(past.id)], as: anna.key)
            #expect(named.json["erased_bookings"].array.isEmpty)
        }
    }

    /// Nothing but a note leaves the history, and only whole.
    @Test(arguments: Engine.allCases)
    func theHistoryIsNotRewritten(engine: Engine) async throws {
        try await Self.run(on: engine) { stage, anna in
            _ = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            for change in [
                "note = 'other'", "changed_by = 'nobody', note = NULL", "status = 'pending'", "start_at = NULL",
            ] {
                await #expect(throws: SQLError.self, "\(change)") {
                    try await stage.database.transaction(.write) { connection in
                        try await connection.execute(SQLStatement(unsafeRaw: "UPDATE booking_history SET \(change)"))
                    }
                }
            }
        }
    }

    private static func run(
        on engine: Engine,
        _ body: @escaping @Sendable (Stage, Practice) async throws -> Void
    ) async throws {
        let planning = MessagePlanning(zones: .system, channels: [.email])
        try await Stage.run(on: engine, observers: [planning]) { stage in
            try await body(stage, try await stage.openPractice())
        }
    }

    /// A booking that was corrected, paid, held and partly given back, and one that is still to take place.
    private static func makeHistory(_ stage: Stage, _ anna: Practice) async throws -> (HeldBooking, HeldBooking) {
        let past = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
        let right: JSONValue = ["client": ["name": "Kim Right", "phone": "+49 30 1234567"]]
        #expect(try await stage.send(.patch, past.path, right, as: past.token).status == 200)
        let paid: JSONValue = ["amount": 9_999, "method": "cash", "note": "Kim gave a hundred"]
        #expect(try await stage.send(.post, "\(past.path)/payments", paid, as: anna.key).status == 201)
        stage.clock.advance(by: 30 * 86_400)
        #expect(try await stage.send(.post, "\(past.path)/complete", as: anna.key).status == 200)
        let some: JSONValue = ["amount": 1_000, "reason": "Kim found the heating off"]
        #expect(try await stage.send(.post, "\(past.path)/refunds", some, as: anna.key).status == 201)
        let coming = try await stage.booked(anna, at: "2026-05-11T08:00:00Z")
        return (past, coming)
    }

    /// The tables that hold any of these words, in whatever column.
    private static func places(
        of words: [String],
        in database: any SQLDatabase,
        _ engine: Engine
    ) async throws -> [String] {
        try await database.transaction(.read) { connection in
            let tables: SQLStatement =
                engine == .sqlite
                ? "SELECT name AS name FROM sqlite_master WHERE type = 'table'"
                : "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'"
            var found: [String] = []
            for row in try await connection.query(tables) {
                let table = try row.decode("name", as: String.self)
                var columns = ["\(table)::text"]
                if engine == .sqlite {
                    columns = try await connection.query("SELECT name AS name FROM pragma_table_info(\(table))").map {
                        "CAST(\"\(try $0.decode("name", as: String.self))\" AS TEXT)"
                    }
                }
                let conditions = words.flatMap { word in columns.map { "lower(\($0)) LIKE '%\(word)%'" } }
                let count = try await connection.query(
                    SQLStatement(
                        unsafeRaw:
                            "SELECT COUNT(*) AS count FROM \(table) WHERE \(conditions.joined(separator: " OR "))"
                    )
                ).first?.decode("count", as: Int.self)
                if count != 0 { found.append(table) }
            }
            return found
        }
    }
}
