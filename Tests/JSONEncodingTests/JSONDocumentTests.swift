import Foundation
import JSONEncoding
import Testing

/// Documents that write themselves have the bytes of those that are encoded.
struct JSONDocumentTests {
    @Test(arguments: 0..<100)
    func `a document is written as the same members are encoded`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let person = Person(&random, depth: 3)
        let expected = try SortedJSON.text(of: person.encoded)
        #expect(String(decoding: SortedJSON.bytes(of: person), as: UTF8.self) == expected, "seed \(seed)")
        // As a part of what is encoded, and through a name that does not tell that it writes itself.
        #expect(try SortedJSON.text(of: ["one": person]) == "{\"one\":\(expected)}", "seed \(seed)")
        #expect(try SortedJSON.text(of: [person, person]) == "[\(expected),\(expected)]", "seed \(seed)")
    }

    @Test func `only SortedJSON writes it`() throws {
        var random = SeededGenerator(seed: 1)
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(Person(&random, depth: 0)) }
    }

    private struct Person: JSONDocument {
        let age: Int64
        let answers: [String: String]
        let friends: [Person]
        let isHere: Bool
        let name: String
        let note: String?

        init(_ random: inout SeededGenerator, depth: Int) {
            age =
                [Int64.min, -1, 0, 7, 10, 99, 1_000_000, .max, .random(in: .min ... .max, using: &random)]
                .randomElement(using: &random) ?? 0
            answers = Dictionary(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in (Self.text(&random), Self.text(&random)) },
                uniquingKeysWith: { $1 }
            )
            friends = (0..<(depth > 0 ? Int.random(in: 0...2, using: &random) : 0)).map { _ in
                Person(&random, depth: depth - 1)
            }
            isHere = .random(using: &random)
            name = Self.text(&random)
            note = .random(using: &random) ? Self.text(&random) : nil
        }

        private static func text(_ random: inout SeededGenerator) -> String {
            let alphabet: [Unicode.Scalar] = [
                "a", "B", "_", "9", "\"", "\\", "/", "\n", "\u{1}", "\u{301}", "é", "漢", "🎉",
            ]
            return (0..<Int.random(in: 0...8, using: &random)).reduce(into: "") { text, _ in
                text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "x")
            }
        }

        func write(to object: inout JSONObjectWriter) {
            object.add("age", age)
            object.add("answers", answers)
            if let friend = friends.first { object.add("best_friend", friend) }
            object.add("friends", friends)
            object.add("is_here", isHere)
            object.add("kind", plain: "person")
            object.add("name", name)
            if let note { object.add("note", note) } else { object.addNull("note") }
        }

        var encoded: Encoded {
            Encoded(
                note: note,
                name: name,
                kind: "person",
                is_here: isHere,
                friends: friends.map(\.encoded),
                best_friend: friends.first.map { [$0.encoded] },
                answers: answers,
                age: age
            )
        }
    }

    private struct Encoded: Encodable {
        let note: String?
        let name: String
        let kind: String
        let is_here: Bool
        let friends: [Encoded]
        // A list, as a structure cannot hold itself.
        let best_friend: [Encoded]?
        let answers: [String: String]
        let age: Int64

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(note, forKey: .note)
            try container.encode(name, forKey: .name)
            try container.encode(kind, forKey: .kind)
            try container.encode(is_here, forKey: .is_here)
            try container.encode(friends, forKey: .friends)
            try container.encodeIfPresent(best_friend?.first, forKey: .best_friend)
            try container.encode(answers, forKey: .answers)
            try container.encode(age, forKey: .age)
        }

        private enum CodingKeys: CodingKey { case note, name, kind, is_here, friends, best_friend, answers, age }
    }
}
