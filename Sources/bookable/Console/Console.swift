import CivilTime
import Foundation
import Glibc
import JSONEncoding
import Policies
import Synchronization

/// Standard output, standard error and the clock of a command.
///
/// Every command prints through here: what cannot be written is an error that ends the command, with a status of its own.
enum Console {
    /// Prints a line for people: control characters but line breaks and tabs become escapes.
    ///
    /// Throws a ``CommandFailure`` if standard output does not take all of it.
    static func print(_ text: String, terminator: String = "\n") throws {
        try write(PlainText.visible(text, keeping: ["\n", "\t"]) + terminator)
    }

    /// Writes a text for programs to standard output, as it is.
    ///
    /// Throws a ``CommandFailure`` if standard output does not take all of it.
    static func write(_ text: String) throws {
        do throws(SystemFailure) {
            try Descriptor.output.write(text)
        } catch {
            throw CommandFailure("standard output cannot be written: \(error)", status: .outputLost)
        }
    }

    /// Writes a line to standard error, as `print` does to standard output; what is lost there is told by `finish`.
    static func complain(_ message: String) {
        do throws(SystemFailure) {
            try Descriptor.errors.write(PlainText.visible(message, keeping: ["\n", "\t"]) + "\n")
        } catch {
            // Whoever closed standard error wants no messages.
            if error.number != EBADF { lostMessages.withLock { $0 = $0 ?? error } }
        }
    }

    /// Writes to standard error what nobody misses: a progress bar, or a line of a log that has no other place to go.
    static func note(_ text: String) {
        do throws(SystemFailure) {
            try Descriptor.errors.write(text)
        } catch {
            // There is no other place to tell of it.
        }
    }

    /// Says at a terminal that the command waits for what is typed, so that it does not look as if it hung.
    static func hintAtInput() {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return }
        note("Reading standard input: type, and end with Ctrl-D, or name a file.\n")
    }

    /// Closes standard output; throws a ``CommandFailure`` if what was written before is lost, or messages were.
    static func finish() throws {
        do throws(SystemFailure) {
            try Descriptor.output.close()
        } catch {
            throw CommandFailure("standard output cannot be written: \(error)", status: .outputLost)
        }
        if let failure = lostMessages.withLock({ $0 }) {
            throw CommandFailure("standard error could not be written: \(failure)", status: .outputLost)
        }
    }

    /// The actor of a command in the audit log: `command:` and the user's name, or the user id if it has none.
    static var actor: String {
        let user = getuid()
        guard let entry = getpwuid(user), let name = entry.pointee.pw_name else { return "command:\(user)" }
        return "command:\(String(cString: name))"
    }

    /// Why messages were lost, if any were.
    private static let lostMessages = Mutex<SystemFailure?>(nil)

    /// The text of `value` as JSON with sorted keys, on one line that ends.
    static func json(_ value: some Encodable) throws -> String {
        PlainText.visible(try SortedJSON.text(of: value), keeping: []) + "\n"
    }

    /// The second that it is now.
    static func now() -> Instant {
        Instant(Int64(Date().timeIntervalSince1970.rounded(.down)))
    }
}
