import BenchWorkloads
import CivilTime
import Foundation
import Intervals
import Scheduling

/// A Python process with the library portion, which times itself.
///
/// It reads one JSON request a line and writes one JSON answer a line, and ends when its input does.
final class PortionPeer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread = Data()

    init() throws {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        process.executableURL = folder.appendingPathComponent(".venv/bin/python")
        process.arguments = [folder.appendingPathComponent("Peers/portion_peer.py").path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private struct CalendarRequest: Encodable {
        let kind = "load calendar"
        let id: Int
        let zone: String
        let from_day: Int
        let to_day: Int
        let weekly: [[Int]]
        let exceptions: [[Int?]]
        let sessions: [[Int64]]
        let duration: Int64
        let before: Int64
        let after: Int64
        let step: Int64
        let earliest: Int64
    }

    func load(_ workload: Workload, as id: Int) throws {
        let rules = workload.rules
        let request = CalendarRequest(
            id: id,
            zone: workload.schedule.zone.name,
            from_day: workload.from.daysSinceEpoch,
            to_day: workload.to.daysSinceEpoch,
            weekly: workload.schedule.weekly.map { [$0.dayOfWeek, $0.start.secondOfDay, $0.end.secondOfDay] },
            exceptions: try workload.schedule.exceptions.map(Self.row),
            sessions: workload.sessions.map { [$0.start, $0.end, $0.bufferBefore, $0.bufferAfter] },
            duration: rules.duration,
            before: rules.bufferBefore,
            after: rules.bufferAfter,
            step: rules.step,
            earliest: workload.now.map { $0 + rules.minimumNotice } ?? 0
        )
        _ = try ask(request, for: Bool.self)
    }

    private static func row(_ exception: ScheduleException) throws -> [Int?] {
        switch exception.kind {
        case .closed: [exception.date.daysSinceEpoch, nil, nil]
        case .open(let start, let end): [exception.date.daysSinceEpoch, start.secondOfDay, end.secondOfDay]
        case .closedPart: throw WorkloadError("this peer knows no closed parts of a date")
        }
    }

    private struct Request: Encodable {
        let kind: String
        var id: Int?
        var calendars: Int?
        var operation: String?
        var size: Int?
        var repetitions: Int?
    }

    func slots(_ id: Int) throws -> [Int64] {
        try ask(Request(kind: "slots", id: id), for: [Int64].self)
    }

    func timeSlots(_ first: Int, calendars: Int, _ repetitions: Int) throws -> Double {
        try ask(
            Request(kind: "time slots", id: first, calendars: calendars, repetitions: repetitions),
            for: Double.self
        )
    }

    private struct SetsRequest: Encodable {
        let kind = "load sets"
        let size: Int
        let a: [[Int64]]
        let b: [[Int64]]
        let unsorted: [[Int64]]
    }

    func load(_ pair: SetPair, size: Int) throws {
        let request = SetsRequest(
            size: size,
            a: pair.first.map { [$0.start, $0.end] },
            b: pair.second.map { [$0.start, $0.end] },
            unsorted: pair.unsorted.map { [$0.start, $0.end] }
        )
        _ = try ask(request, for: Bool.self)
    }

    func result(_ operation: String, size: Int) throws -> [Interval] {
        try ask(Request(kind: "set operation", operation: operation, size: size), for: [[Int64]].self)
            .map { Interval(start: $0[0], end: $0[1]) }
    }

    func timeSetOperation(_ operation: String, size: Int, _ repetitions: Int) throws -> Double {
        try ask(
            Request(kind: "time set operation", operation: operation, size: size, repetitions: repetitions),
            for: Double.self
        )
    }

    private func ask<Answer: Decodable>(_ request: some Encodable, for answer: Answer.Type) throws -> Answer {
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(request) + Data("\n".utf8))
        let newline = UInt8(ascii: "\n")
        while !unread.contains(newline) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw WorkloadError("the process of portion has ended") }
            unread += more
        }
        let line = unread.prefix { $0 != newline }
        unread = Data(unread.dropFirst(line.count + 1))
        return try JSONDecoder().decode(answer, from: line)
    }
}
