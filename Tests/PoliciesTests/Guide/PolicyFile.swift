import Foundation
import Policies
import Testing

/// A policy of the folder `policies`.
struct PolicyFile: CustomTestStringConvertible {
    let url: URL

    var testDescription: String { url.lastPathComponent }
    var name: String { url.deletingPathExtension().lastPathComponent }

    func source() throws -> PolicySource {
        PolicySource(try Data(contentsOf: url))
    }

    func cases() throws -> [PolicyCase] {
        let file = url.deletingPathExtension().appendingPathExtension("cases.json")
        return try JSONDecoder().decode([PolicyCase].self, from: Data(contentsOf: file))
    }

    /// The standard policies and the examples, by name.
    static func all() throws -> [PolicyFile] {
        try [Fixture.policies, Fixture.policies.appending(path: "examples")]
            .flatMap { folder in
                try FileManager.default.contentsOfDirectory(atPath: folder.path()).map { folder.appending(path: $0) }
            }
            .filter { $0.pathExtension == "lua" }
            .map(PolicyFile.init(url:))
            .sorted { $0.name < $1.name }
    }
}
