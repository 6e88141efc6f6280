import Foundation
import Localization
import Testing

/// One line of the samples: what Babel writes for some arguments in one language.
struct Sample: CustomTestStringConvertible {
    let kind: String
    let language: Language
    let arguments: [String]
    let text: String

    var testDescription: String { "\(language.tag) \(kind) \(arguments.joined(separator: " "))" }

    static func all(_ kind: String) throws -> [Sample] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/samples.tsv")
        let samples = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
            line -> Sample? in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 3, fields[0] == kind, let language = Language(rawValue: fields[1]) else { return nil }
            return Sample(
                kind: kind,
                language: language,
                arguments: Array(fields[2..<fields.count - 1]),
                text: fields[fields.count - 1]
            )
        }
        try #require(
            Set(samples.map(\.language)).count == Language.allCases.count,
            "every language has samples of \(kind)"
        )
        return samples
    }
}
