import Foundation

/// Files beside the tests.
enum Fixture {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// The folder of the policies that come with Bookable.
    static let policies = directory.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "policies")

    static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: directory.appending(path: path)))
    }
}
