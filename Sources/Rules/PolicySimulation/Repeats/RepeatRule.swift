/// How a row is treated whose booking and provider are on an earlier row already.
public enum RepeatRule: String, CaseIterable, Sendable {
    /// It counts, and is reported.
    case report

    /// It is left out; only the first row of a booking counts. Takes one core.
    case once

    /// It ends the simulation.
    case refuse

    /// It counts, and repeats are not looked for.
    case ignore
}
