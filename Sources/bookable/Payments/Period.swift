import ArgumentParser
import CivilTime

/// A stretch of time as the command line names it, whose dates are those of a zone.
struct Period: ParsableArguments {
    @Option(help: "Only from this date or instant on, such as 2026-03-01 or 2026-03-01T09:00:00Z.")
    var since: String?

    @Option(help: "Only before this date or instant.")
    var until: String?

    @Option(help: "The zone of the dates, such as Europe/Berlin.")
    var timeZone: Zone = .utc

    func validate() throws {
        if let start = try start, let end = try end, end <= start {
            throw ValidationError("--until lies before --since.")
        }
    }

    /// The first instant of it; `nil` where it has none.
    var start: Instant? {
        get throws { try since.map { try instant($0, of: "--since") } }
    }

    /// The first instant behind it; `nil` where it has no end.
    var end: Instant? {
        get throws { try until.map { try instant($0, of: "--until") } }
    }

    private func instant(_ text: String, of option: String) throws -> Instant {
        if let instant = Instant(text) { return instant }
        guard let date = CivilDate(text), let first = timeZone.firstInstant(of: date) else {
            throw ValidationError(
                "\(option) is a date such as 2026-03-10, or an instant such as 2026-03-10T09:00:00Z."
            )
        }
        return Instant(first)
    }
}
