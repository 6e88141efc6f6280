import Testing

@testable import Marketplace

/// Files of listings as spreadsheets write them.
struct CSVTableTests {
    private func rows(_ text: String) throws -> [[String: String]] {
        try CSVTable(text).rows.map { try $0.get().values }
    }

    @Test func fieldsAreTakenApart() throws {
        let text = "\u{FEFF}a,b,c\r\n1,\"two, \"\"2\"\"\nlines\",\r\n\r\n,,\"\"\nx,y,z"
        #expect(
            try rows(text) == [
                ["a": "1", "b": "two, \"2\"\nlines", "c": ""], ["a": "", "b": "", "c": ""],
                ["a": "x", "b": "y", "c": "z"],
            ]
        )
    }

    @Test func rowsKnowTheirLines() throws {
        let table = try CSVTable("a,b\n1,\"\n\"\n2\n3,4\n")
        try #require(table.rows.count == 3)
        #expect(try table.rows[0].get().line == 2)
        guard case .failure(let fault) = table.rows[1] else {
            Issue.record("A row with one field of two is read.")
            return
        }
        #expect(fault.line == 4)
        #expect(try table.rows[2].get().line == 5)
    }

    @Test(arguments: ["", "a,a\n1,2", "a,b\n1,\"2", "a,b\n\"1\"x,2"])
    func whatIsNoTableIsRefused(text: String) {
        #expect(throws: CSVTable.Fault.self) { try CSVTable(text) }
    }
}
