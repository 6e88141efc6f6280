import ArgumentParser
import CivilTime
import Foundation
import ICalendar
import Intervals

/// Tells when an iCalendar file blocks time, without a database.
struct CalendarsBusyCommand: ParsableCommand {
    /// What tentative events do.
    enum Tentative: String, CaseIterable, ExpressibleByArgument {
        case busy, free
    }

    static let configuration = CommandConfiguration(
        commandName: "busy",
        abstract: "Print when an iCalendar file blocks time.",
        discussion: """
            Prints a line "START END" for each busy time, merged and cut to the range, in UTC; "ignored UID REASON" for each
            event that could not be taken as it is written; or "error" and the reason, with exit code 1, if the file is cut or
            is not a calendar. docs/calendars.md says what blocks.

              bookable calendars busy feed.ics --time-zone Europe/Berlin \\
                --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z
            """
    )

    @Argument(help: "The file; - for standard input.", completion: .file(extensions: ["ics"]))
    var file: InputFile

    @Option(help: "The first instant, such as 2026-11-01T00:00:00Z.")
    var from: String

    @Option(help: "The first instant after the range.")
    var to: String

    @Option(help: "The zone of the calendar's owner.")
    var timeZone: String

    @Option(
        parsing: .upToNextOption,
        help: "E-mail addresses of the owner, also separated by commas: invitations that these declined do not block."
    )
    var owner: [String] = []

    @Option(help: "Whether tentative events block.")
    var tentative = Tentative.busy

    @Option(help: "The end of the UIDs of own events, which do not block.")
    var ownSuffix = ""

    func run() throws {
        let window = try range()
        let options = BusyOptions(
            timeZone: try zone(),
            ownerAddresses: owner.flatMap { $0.split(separator: ",").map(String.init) },
            tentativeIsBusy: tentative == .busy,
            ownSuffix: ownSuffix
        )
        let bytes = try file.read(first: options.limits.bytes + 1)
        let busy: BusyTime
        do throws(CalendarError) {
            busy = try BusyTime.read(bytes, in: window, options: options)
        } catch {
            try Console.print("error \(error)")
            throw ExitCode.failure
        }
        try write(busy)
    }

    private func zone() throws -> Zone {
        do {
            return try ZoneDirectory.system.zone(named: timeZone)
        } catch {
            throw ValidationError("--time-zone: \(error)")
        }
    }

    private func range() throws -> Interval {
        guard let start = Timestamp.parse(from) else { throw ValidationError("--from is not an instant of RFC 3339.") }
        guard let end = Timestamp.parse(to) else { throw ValidationError("--to is not an instant of RFC 3339.") }
        guard let range = Interval(from: start, to: end) else { throw ValidationError("--to lies before --from.") }
        return range
    }

    private func write(_ busy: BusyTime) throws {
        var text = ""
        for interval in busy.intervals {
            text += "\(Timestamp.format(interval.start)) \(Timestamp.format(interval.end))\n"
        }
        for notice in busy.ignored {
            // A UID is written by anybody: a line break in it must not begin a line of the answer.
            let uid = notice.uid.isEmpty ? "-" : notice.uid.split(whereSeparator: \.isNewline).joined(separator: " ")
            text += "ignored \(uid) \(notice.reason)\n"
        }
        try Console.print(text, terminator: "")
        for zone in busy.unknownZones {
            Console.complain(
                "The time zone \(zone) is not known; its times are read in the calendar's own zone or the owner's."
            )
        }
    }
}
