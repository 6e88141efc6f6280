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

    /// Which file it is; `nil` for a device, and if there is none.
    var place: FilePlace? { path == "-" ? FilePlace(Descriptor.input) : FilePlace(path) }

    /// All of it; throws a message that names the file and what is wrong with it, and `status` if it cannot be read.
    func read(atMost limit: Int = 256 << 20, failingWith status: ExitCode = .failure) throws -> Data {
        let data = try read(first: limit + 1, failingWith: status)
        guard data.count <= limit else {
            throw CommandFailure("\(name) is longer than \(limit) bytes.")
        }
        return data
    }

    /// Its first bytes, for those who say themselves what is too long.
    func read(first count: Int, failingWith status: ExitCode = .failure) throws -> Data {
        if path == "-" { Console.hintAtInput() }
        let handle = try path == "-" ? FileHandle.standardInput : open(failingWith: status)
        do {
            return try handle.read(upToCount: count) ?? Data()
        } catch {
            throw CommandFailure("\(name) cannot be read: it is not a file.", status: status)
        }
    }

    /// As ``read(atMost:failingWith:)``, without a byte order mark.
    func readJSON(atMost limit: Int = 256 << 20, failingWith status: ExitCode = .failure) throws -> Data {
        let data = try read(atMost: limit, failingWith: status)
        return data.starts(with: [0xEF, 0xBB, 0xBF]) ? Data(data.dropFirst(3)) : data
    }

    private func open(failingWith status: ExitCode) throws -> FileHandle {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            let reason = FileManager.default.fileExists(atPath: path) ? "no permission" : "no such file"
            throw CommandFailure("\(path) cannot be read: \(reason).", status: status)
        }
        return handle
    }
}
