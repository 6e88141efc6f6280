import Foundation
import Testing

/// A file of the corpus with the busy time that it must give.
struct CalendarCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Policy: Decodable {
        let tentative: String?
        let own_uid_suffix: String?
    }

    struct Expected: Decodable {
        struct Ignored: Decodable {
            let uid: String
        }

        let result: String
        let intervals: [[String]]?
        let ignored_events: [Ignored]?
    }

    private struct List: Decodable {
        let cases: [CalendarCase]
    }

    let name: String
    let file: String
    let from: String
    let to: String
    let default_time_zone: String
    let owner_addresses: [String]?
    let policy: Policy?
    let expected: Expected

    var testDescription: String { name }

    /// All cases; none if the list cannot be read, which a test notices.
    static let all: [CalendarCase] = {
        guard let data = FileManager.default.contents(atPath: path("cases.json")) else { return [] }
        return (try? JSONDecoder().decode(List.self, from: data).cases) ?? []
    }()

    /// The bytes of the file; `nil` if it is missing.
    var bytes: [UInt8]? { FileManager.default.contents(atPath: Self.path(file)).map { [UInt8]($0) } }

    private static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)").path
    }
}
