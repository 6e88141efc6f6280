/// Why a zone could not be had.
public struct ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; errors are told apart by this.
    public enum Code: Hashable, Sendable {
        /// The zone database has no zone of this name.
        case unknownZone(String)
        /// The database's file of this name exists but does not hold a zone in the TZif format.
        case malformed(String)
        /// The directory or file of this path cannot be read.
        case unreadable(String)
    }

    /// What kind of failure it is.
    public let code: Code

    /// What was refused and what would do, in one sentence.
    public let message: String

    /// The message.
    public var description: String { message }

    internal static func unknown(_ name: String) -> ZoneError {
        ZoneError(
            code: .unknownZone(name),
            message:
                "\"\(name.printable)\" is not a time zone of this system; a name is like \"Europe/Berlin\" or \"UTC\""
        )
    }

    internal static func malformed(_ name: String, _ problem: String) -> ZoneError {
        ZoneError(code: .malformed(name), message: "the zone file of \"\(name.printable)\" is malformed: \(problem)")
    }

    internal static func unreadable(_ path: String, number: Int32) -> ZoneError {
        ZoneError(
            code: .unreadable(path),
            message: "the zone database at \(path) cannot be read (error \(number)); is the package tzdata installed?"
        )
    }
}

extension String {
    /// At most 64 characters of the text, with what is not printable ASCII replaced, so that a message stays one line.
    fileprivate var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(64).map { (" "..."~").contains($0) ? $0 : "?" }))
    }
}
