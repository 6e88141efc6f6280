import SQL
import Testing

struct SQLRowTests {
    private enum Status: String, SQLConvertible {
        case pending
        case confirmed
    }

    private let row = SQLRow(
        columns: SQLColumns(["id", "name", "note", "status", "twice", "twice"]),
        values: [.integer(7), .text("Ada"), .null, .text("confirmed"), .integer(1), .integer(2)]
    )

    @Test func columnsAreReadByName() throws {
        #expect(try row.decode("id", as: Int.self) == 7)
        #expect(try row.decode("name") == "Ada")
        #expect(try row.decode("note", as: String?.self) == nil)
        #expect(try row.decode("name", as: String?.self) == "Ada")
        #expect(try row.decode("status", as: Status.self) == .confirmed)
    }

    @Test(arguments: ["missing", "ID", "twice"])
    func aColumnThatIsNotThereOnceIsNamed(_ column: String) throws {
        let error = try #require(throws: SQLError.self) { try row.decode(column, as: Int.self) }
        #expect(error.code == .missingColumn)
        #expect(error.message.contains(column))
    }

    @Test func aValueOfAnotherTypeIsRefusedWithoutShowingIt() throws {
        let text = try #require(throws: SQLError.self) { try row.decode("name", as: Int.self) }
        #expect(text.code == .wrongType)
        #expect(text.message.contains("name"))
        #expect(!text.message.contains("Ada"))
        let null = try #require(throws: SQLError.self) { try row.decode("note", as: String.self) }
        #expect(null.code == .wrongType)
        let status = try #require(throws: SQLError.self) { try row.decode("name", as: Status.self) }
        #expect(status.code == .wrongType)
    }

    @Test(arguments: [-1, 2, .max] as [Int64])
    func onlyZeroAndOneAreBooleans(_ value: Int64) {
        #expect(Bool(sqlValue: .integer(value)) == nil)
    }
}
