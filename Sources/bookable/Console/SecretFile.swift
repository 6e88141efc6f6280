import Foundation

/// A file that holds a key or a password.
enum SecretFile {
    /// Its text without white space around it; throws a message that begins with `setting`, which named the file.
    ///
    /// Members of the file's group may read it, as with credentials of systemd, and may not write it; others may do nothing.
    static func read(_ path: String, for setting: String) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFailure("\(setting) names \(path), which cannot be read.") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw CommandFailure("\(setting) names \(path), which cannot be read.")
        }
        if let mode = openMode(status) {
            throw CommandFailure(
                "\(setting) names \(path), whose mode is \(mode): others may read or change it. Run: chmod 600 \(path)"
            )
        }
        guard let data = try handle.read(upToCount: 1 << 16) else { return "" }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Throws a message if others than its owner and group may read a file that holds the secret `key`.
    static func checkMode(of path: String, holding key: String) throws {
        var status = stat()
        guard stat(path, &status) == 0, let mode = openMode(status) else { return }
        throw CommandFailure(
            "\(path) holds \(key), and its mode is \(mode): others may read or change it. Run: chmod 600 \(path)"
        )
    }

    /// The mode in octal digits if others may read the file, or more than its owner may write it; `nil` if it is private.
    private static func openMode(_ status: stat) -> String? {
        status.st_mode & 0o027 == 0 ? nil : String(status.st_mode & 0o7777, radix: 8)
    }
}
