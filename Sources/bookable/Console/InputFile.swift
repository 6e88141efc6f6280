import ArgumentParser
import Foundation

/// A file named on the command line, or standard input.
struct InputFile: ExpressibleByArgument {
    private let path: String

    init(argument: String) {
        path = argument
    }

    /// What stands for standard input.
    static let standardInput = InputFile(argument: "-")

    /// What people call it.
    var name: String { path == "-" ? "standard input" : path }

    /// All of it; throws a message that names the file and what is wrong with it.
    func read(atMost limit: Int = 256 << 20) throws -> Data {
        let handle = try path == "-" ? FileHandle.standardInput : open()
        guard let data = try handle.read(upToCount: limit + 1) else { return Data() }
        guard data.count <= limit else {
            throw ValidationError("\(name) is longer than \(limit) bytes.")
        }
        return data
    }

    private func open() throws -> FileHandle {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw ValidationError(
                "\(path) cannot be read: \(FileManager.default.fileExists(atPath: path) ? "no permission" : "no such file")."
            )
        }
        return handle
    }
}
