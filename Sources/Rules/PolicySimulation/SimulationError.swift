/// Why a simulation could not run at all.
///
/// A bad row is not such an error.
public struct SimulationError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    public enum Code: Hashable, Sendable {
        /// The input could not be opened or read.
        case unreadable

        /// The first line does not name the columns that are needed.
        case header

        /// Values are ambiguous, and no option decides between their readings.
        case unclear

        /// A booking stands in the input more than once.
        case repeated

        /// A policy takes more work than a simulation allows.
        case costly
    }

    /// What kind of failure it is.
    public let code: Code

    /// For people, without a path unless the caller gave one.
    public let message: String

    init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    /// What ends a simulation in which a policy takes more work than is allowed.
    init(excessOf policy: Int, in simulation: Simulation) {
        code = .costly
        message =
            "\(simulation.policies[policy].name) takes more than \(simulation.instructionsPerRow) instructions for a row, "
            + "where a usual policy takes 25 to 130; make it simpler, or allow more with --instructions-per-row"
    }

    static let unclearAmounts = SimulationError(
        code: .unclear,
        message: "some amounts are like 4900.0 and others have a fraction: say --amounts decimal or --amounts minor"
    )

    static let noHeader = SimulationError(code: .header, message: "the input has no header line")
}

extension SimulationError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
