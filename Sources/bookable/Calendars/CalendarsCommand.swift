import ArgumentParser

/// Calendars that people keep elsewhere.
struct CalendarsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendars",
        abstract: "Read iCalendar files.",
        subcommands: [CalendarsBusyCommand.self]
    )
}
