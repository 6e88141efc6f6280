import Glibc

/// A file that a command writes, which takes its place only when it is whole.
///
/// Until then it stands beside its place as `NAME.partial-…`, and it is removed again if the command fails. A device or a
/// pipe is written as it is.
final class OutputFile {
    /// Who may read a file with clients' data: its owner.
    static let personal: mode_t = 0o600

    /// Who may read any other file: whom the process's `umask` leaves.
    static let ordinary: mode_t = 0o666

    private let path: String
    private let mode: mode_t
    private let descriptor: Descriptor

    /// Where the file is to stand; `nil` when it is written in place.
    private let target: String?

    /// Where it stands until it is whole; `nil` once nothing is left there.
    private var partial: String?
    private var isOpen = true

    /// Begins a file; throws a ``CommandFailure`` if there can be none at the path.
    init(path: String, mode: mode_t = personal) throws {
        self.path = path
        self.mode = mode
        do throws(SystemFailure) {
            if try FilePlace.isSpecial(path) {
                descriptor = Descriptor(number: open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY))
                try SystemFailure.checkLast(descriptor.number)
                target = nil
            } else {
                let target = try FilePlace.resolve(path)
                let (partial, number) = try Self.makePartial(beside: target)
                (self.target, self.partial) = (target, partial)
                descriptor = Descriptor(number: number)
            }
        } catch {
            throw Self.failure(path, error)
        }
    }

    deinit {
        if isOpen { close(descriptor.number) }
        if let partial { unlink(partial) }
    }

    /// Adds bytes; throws a ``CommandFailure`` if they cannot be written.
    func write(_ bytes: [UInt8]) throws {
        do throws(SystemFailure) {
            try descriptor.write(bytes)
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Puts the whole file into its place; throws a ``CommandFailure``, and leaves what stood there, if it cannot.
    func commit() throws {
        do throws(SystemFailure) {
            try descriptor.synchronize()
            if target != nil, mode != Self.personal {
                try SystemFailure.checkLast(fchmod(descriptor.number, mode & ~FilePlace.mask()))
            }
            isOpen = false
            try descriptor.close()
            if let partial, let target {
                try SystemFailure.checkLast(rename(partial, target))
                self.partial = nil
            }
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Removes what stands in the file's place, if anything; throws a ``CommandFailure`` if it cannot.
    func clearPlace() throws {
        guard let target, unlink(target) != 0, errno != ENOENT else { return }
        throw Self.failure(path, SystemFailure(number: errno))
    }

    private static func makePartial(beside target: String) throws(SystemFailure) -> (path: String, number: Int32) {
        if access(target, F_OK) == 0 { try SystemFailure.checkLast(access(target, W_OK)) }
        // A name may have 255 bytes.
        let name = target.utf8.count > 200 ? "\(FilePlace.folder(of: target))/output" : target
        var path = Array("\(name).partial-XXXXXX".utf8CString)
        let number = mkstemp(&path)
        try SystemFailure.checkLast(number)
        try SystemFailure.checkLast(fcntl(number, F_SETFD, FD_CLOEXEC))
        return (String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self), number)
    }

    private static func failure(_ path: String, _ failure: SystemFailure) -> CommandFailure {
        CommandFailure("\(path) cannot be written: \(failure)", status: .outputLost)
    }
}
