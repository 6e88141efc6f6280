/// What becomes of a row whose booking stands on an earlier row already, with the same provider.
public enum RepeatRule: String, CaseIterable, Sendable {
    /// It counts, and is reported.
    case report

    /// It is left out; only the first row of a booking counts. Takes one core.
    case once

    /// It ends the simulation.
    case refuse

    /// It counts, and nobody looks for it.
    case ignore
}
