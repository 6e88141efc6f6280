import Foundation

/// Files that other tests' folders hold.
enum Fixture {
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// The path of `name` below `Tests/`.
    static func path(_ name: String) -> String {
        tests.appending(path: name).path
    }
}
