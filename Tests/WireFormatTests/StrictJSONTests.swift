import Bookings
import Foundation
import Testing
import WireFormat

/// What documents may look like, down to their bytes.
struct StrictJSONTests {
    @Test(arguments: [
        "{\"a\": 1, \"b\": [true, false, null, -0.5e+3, \"\\ud83d\\ude00 \\\" \\u00e9\"]}", " [ ] ", "{}", "0", "\"\"",
        "[[[[1]]]]", "{\"a\": {\"a\": {}}}",
    ])
    func whatRFC8259AllowsPasses(_ text: String) throws {
        _ = try WireDecoder.decode(Anything.self, from: Data(text.utf8))
    }

    @Test func aByteOrderMarkIsPassedOver() throws {
        #expect(try WireDecoder.decode([Int].self, from: Data("\u{feff}[1]".utf8)) == [1])
        #expect(throws: WireError.self) {
            _ = try WireDecoder.decode([Int].self, from: Data("\u{feff}\u{feff}[1]".utf8))
        }
        #expect(throws: WireError.self) { _ = try WireDecoder.decode([Int].self, from: Data("[\u{feff}1]".utf8)) }
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\": 1,}", "[,1]", "{a: 1}", "{'a': 1}", "[1 2]", "01", "+1", "1.", ".5", "1e", "- 1",
        "NaN",
        "tru", "\"\u{1}\"", "\"\\x\"", "\"\\u12\"", "[1] 2", "// no\n1", "{\"a\" 1}", "{\"a\": }",
    ])
    func whatItDoesNotIsMalformed(_ text: String) {
        let error = #expect(throws: WireError.self) {
            _ = try WireDecoder.decode(Anything.self, from: Data(text.utf8))
        }
        #expect(error?.field == "" && error?.fault.code == .syntax, "\(String(describing: error))")
    }

    @Test(arguments: [
        ("{\"a\": 1,}", 1, 9), ("{\n  \"a\": 1,\n  \"ä\": tru\n}\n", 3, 8), ("", 1, 1), ("[1,\n", 2, 1),
        ("{}\r\n x", 2, 2),
    ])
    func itIsSaidWhere(_ text: String, _ line: Int64, _ column: Int64) {
        let error = #expect(throws: WireError.self) {
            _ = try WireDecoder.decode(Anything.self, from: Data(text.utf8))
        }
        #expect(error?.fault.parameters == ["line": .number(line), "column": .number(column)])
        #expect(error?.reason.contains("line \(line), column \(column)") == true)
    }

    @Test(arguments: [
        ("{\"a\": 1, \"a\": 2}", "a"), ("{\"a\": 1, \"\\u0061\": 2}", "a"),
        ("{\"x\": [0, {\"b\": 1, \"b\": 1}]}", "x[1].b"),
    ])
    func aMemberIsGivenOnce(_ text: String, _ field: String) {
        #expect(
            throws: WireError(field: field, reason: "This member may be given only once.", fault: FieldFault(.repeated))
        ) {
            _ = try WireDecoder.decode(Anything.self, from: Data(text.utf8))
        }
    }

    @Test(arguments: ["\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"\\ud83dx\"", "\"\\ud83d\\u0041\""])
    func halfASurrogatePairIsNoCharacter(_ half: String) {
        let reason = "This holds half of a surrogate pair, which is not a character."
        #expect(throws: WireError(field: "a", reason: reason, fault: FieldFault(.character))) {
            _ = try WireDecoder.decode(Anything.self, from: Data("{\"a\": \(half)}".utf8))
        }
    }

    @Test func nestingHasABound() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: WireError.self) { _ = try WireDecoder.decode(Anything.self, from: Data(deep.utf8)) }
    }
}

/// Any document.
private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
}
