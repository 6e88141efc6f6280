import ArgumentParser
import CivilTime
import Foundation
import Intervals
import Scheduling
import WireFormat

/// Computes slots from one document, without a database.
struct SlotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slots",
        abstract: "Compute the slots of one service from a JSON document.",
        discussion: """
            The document holds all that decides: the zone, the weekly hours, exceptions, bookings, busy times, the
            service and the range. docs/slots.md describes the fields; unknown ones are refused.

              {"now": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin",
               "from": "2026-03-02", "to": "2026-03-03",
               "schedule": [
                {"day_of_week": 1, "start_time": "09:00", "end_time": "12:00"}],
               "service": {"duration_minutes": 45, "slot_step_minutes": 15}}
            """
    )

    @Argument(help: "The document; standard input where none is named.", completion: .file(extensions: ["json"]))
    var file: InputFile = .standardInput

    @Flag(help: "Also print the open time (\"openings\") and the time in which a session could lie (\"free\").")
    var free = false

    func run() throws {
        let request = try WireDecoder.decode(SlotRequest.self, from: try file.readJSON())
        let calendar = try request.calendar(zones: .system)
        let rules = try request.rules()
        let slots = calendar.slots(rules, now: request.now?.secondsSince1970, in: request.range)
        let answer = SlotAnswer(
            slots: slots.map { TimeSpan(start: Instant($0), end: Instant($0 + rules.duration)) },
            openings: free ? calendar.openings(in: request.range).map { TimeSpan($0) } : nil,
            free: free ? calendar.free(rules, in: request.range).map { TimeSpan($0) } : nil
        )
        try Console.write(try Console.json(answer))
    }
}

private struct SlotAnswer: Encodable {
    let slots: [TimeSpan]
    let openings: [TimeSpan]?
    let free: [TimeSpan]?
}
