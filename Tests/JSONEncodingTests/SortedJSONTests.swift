import Foundation
import JSONEncoding
import Testing

struct SortedJSONTests {
    @Test func membersStandInTheOrderOfTheirNames() throws {
        let document = [
            "a10": 1, "a9": 2, "B": 3, "b": 4, "a_b": 5, "aB": 6, "é": 7, "": 8, "ab": 9, "🎉": 10, "\u{FFFD}": 11,
        ]
        try expectFoundationsBytes(of: document)
    }

    @Test func textIsEscapedWhereJSONAsksForIt() throws {
        let scalars = (0...0x17F).compactMap(Unicode.Scalar.init)
        try expectFoundationsBytes(of: scalars.map { "a\($0)b/\($0)" } + ["", "\u{2028}\u{FFFF}", "👩‍👩‍👧 e\u{301}"])
    }

    @Test func numbersAreWrittenAsFoundationWritesThem() throws {
        try expectFoundationsBytes(of: [1, 0.1, 1e20, 1e300, -0.0, 123_456_789.123, .pi])
        try expectFoundationsBytes(of: [Float(0.1), 3, -1e-7])
        try expectFoundationsBytes(of: [Int64.min, 0, .max])
        try expectFoundationsBytes(of: [UInt64.max, 0])
        #expect(throws: EncodingError.self) { try SortedJSON.bytes(of: [Double.nan]) }
    }

    @Test func whatHasNoMembersIsAnEmptyObject() throws {
        struct Nothing: Encodable {
            func encode(to encoder: any Encoder) throws {}
        }
        try expectFoundationsBytes(of: [Nothing(), Nothing()])
        try expectFoundationsBytes(of: [String: Nothing]())
        try expectFoundationsBytes(of: [Nothing]())
    }

    @Test func ofMembersWithOneNameTheLastIsWritten() throws {
        struct Twice: Encodable {
            func encode(to encoder: any Encoder) throws {
                for value in 1...3 {
                    var container = encoder.container(keyedBy: CodingKeys.self)
                    try container.encode(value, forKey: .name)
                    try container.encodeNil(forKey: .other)
                }
            }

            enum CodingKeys: CodingKey { case other, name }
        }
        try expectFoundationsBytes(of: Twice())
    }

    @Test func containersWithinContainersAreFilledAfterwards() throws {
        struct Nested: Encodable {
            func encode(to encoder: any Encoder) throws {
                var outer = encoder.container(keyedBy: CodingKeys.self)
                var list = outer.nestedUnkeyedContainer(forKey: .list)
                var inner = outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .inner)
                try list.encode(true)
                try inner.encode("x", forKey: .list)
                var deep = list.nestedContainer(keyedBy: CodingKeys.self)
                try deep.encode(UInt8(7), forKey: .inner)
                var deeper = list.nestedUnkeyedContainer()
                try deeper.encodeNil()
                #expect(list.count == 3)
            }

            enum CodingKeys: CodingKey { case list, inner }
        }
        try expectFoundationsBytes(of: Nested())
    }

    @Test(arguments: 0..<200)
    func anyTreeIsWrittenAsFoundationWritesIt(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        try expectFoundationsBytes(of: RandomTree(depth: 4, &random), "seed \(seed)")
    }

    private func expectFoundationsBytes(of document: some Encodable, _ comment: Comment? = nil) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let expected = String(decoding: try encoder.encode(document), as: UTF8.self)
        #expect(try SortedJSON.text(of: document) == expected, comment)
    }
}
