/// How far a message has come.
package enum SMSState: Int, Sendable, Hashable {
    /// The service has it.
    case accepted
    /// The network has it; some networks never tell more.
    case sent
    case delivered
    case failed

    package var isFinal: Bool { self == .delivered || self == .failed }

    /// The state after another is reported; reports come late and in any order, and none takes a state back.
    package func advanced(to reported: SMSState) -> SMSState {
        isFinal || reported.rawValue < rawValue ? self : reported
    }
}
