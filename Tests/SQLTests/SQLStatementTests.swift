import Testing

@testable import SQL

struct SQLStatementTests {
    private let dollar = Dialect(
        name: "dollar",
        placeholderPrefix: "$",
        typeNames: .named,
        takingRows: "",
        takingUnlockedRows: ""
    )
    private let question = Dialect(
        name: "question",
        placeholderPrefix: "?",
        typeNames: .named,
        takingRows: "",
        takingUnlockedRows: ""
    )

    @Test func valuesBecomeNumberedArguments() {
        let (text, arguments) = ("SELECT a FROM t WHERE id = \(7) AND name = \("x'; DROP TABLE t")" as SQLStatement)
            .rendered(for: dollar)
        #expect(text == "SELECT a FROM t WHERE id = $1 AND name = $2")
        #expect(arguments == [.integer(7), .text("x'; DROP TABLE t")])
    }

    @Test func theDialectWritesThePlaceholders() {
        let statement: SQLStatement = "VALUES (\(true), \([0xFF] as [UInt8]), \(SQLInstant(5)))"
        #expect(statement.rendered(for: question).text == "VALUES (?1, ?2, ?3)")
        #expect(statement.rendered(for: dollar).arguments == [.integer(1), .blob([0xFF]), .instant(5)])
    }

    @Test func aFormIsAllButTheValues() {
        func form(_ name: String, _ price: Int?) -> SQLStatement.Form {
            SQLStatement.Form("SELECT a FROM t WHERE name = \(name) AND price = \(price)")
        }
        #expect(form("x", 1) == form("a longer one", nil))
        #expect(form("x", 1).hashValue == form("y", 2).hashValue)
        let others: [SQLStatement] = [
            "SELECT b FROM t WHERE name = \("x") AND price = \(1)", "SELECT a FROM t WHERE name = \("x") AND price = 1",
            "SELECT a FROM t WHERE name = \("x")", "",
        ]
        for other in others { #expect(SQLStatement.Form(other) != form("x", 1)) }
    }

    @Test func nilBindsNull() {
        let name: String? = nil
        #expect(("\(name)" as SQLStatement).rendered(for: dollar).arguments == [.null])
    }

    @Test func fragmentsAreSplicedWithTheirArguments() {
        let owned: SQLStatement = "provider = \("p1")"
        let statement: SQLStatement = "SELECT \(unsafeRaw: "name") FROM t WHERE x = \(1) AND \(owned) AND y = \(2)"
        let (text, arguments) = statement.rendered(for: dollar)
        #expect(text == "SELECT name FROM t WHERE x = $1 AND provider = $2 AND y = $3")
        #expect(arguments == [.integer(1), .text("p1"), .integer(2)])
    }

    @Test func fragmentsJoinIntoLists() {
        let rows: [SQLStatement] = [1, 2, 3].map { "(\($0))" }
        let statement: SQLStatement = "INSERT INTO t VALUES \(rows.joined(separator: ", "))"
        #expect(statement.rendered(for: dollar).text == "INSERT INTO t VALUES ($1), ($2), ($3)")
        #expect(([] as [SQLStatement]).joined(separator: ", ").rendered(for: dollar).text == "")
    }
}
