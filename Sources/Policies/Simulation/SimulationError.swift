/// Why a simulation could not run at all.
///
/// A bad row is no such error.
public struct SimulationError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    public enum Code: Hashable, Sendable {
        /// The input could not be opened or read.
        case unreadable

        /// The first line does not name the columns that are needed.
        case header
    }

    /// What kind of failure it is.
    public let code: Code

    /// For people, without a path unless the caller gave one.
    public let message: String

    static let noHeader = SimulationError(code: .header, message: "the input has no header line")
}

extension SimulationError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
