import CivilTime
import Foundation
import Testing

/// What Python's `zoneinfo` says about the files of a zone database.
struct ZoneReport {
    private(set) var names: [String] = []
    private(set) var zones: [String: [(instant: Int64, offset: Int64)]] = [:]
    private(set) var aliases: [(name: String, target: String)] = []

    /// Runs `zone_transitions.py` over the database at `path`.
    init(ofDatabaseAt path: String) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/zone_transitions.py")
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path, path]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "python3 with zoneinfo must run")
        try read(text)
    }

    private mutating func read(_ text: String) throws {
        var zone = ""
        var instants: [(instant: Int64, offset: Int64)] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
            switch words[0] {
            case "names": names = Array(words.dropFirst())
            case "alias": aliases.append((words[1], words[2]))
            case "zone":
                if !zone.isEmpty { zones[zone] = instants }
                (zone, instants) = (words[1], [])
            default: instants.append((try #require(Int64(words[0])), try #require(Int64(words[1]))))
            }
        }
        zones[zone] = instants
    }

    /// Records an issue for every zone of `directory` that reads its file otherwise.
    func expectAgreement(of directory: ZoneDirectory) throws {
        #expect(try directory.knownZoneNames() == names)
        #expect(zones.count + aliases.count == names.count)
        for (name, instants) in zones {
            let zone = try directory.zone(named: name)
            let wrong = instants.filter { zone.offset(at: $0.instant) != $0.offset }
            #expect(wrong.isEmpty, "\(name): \(wrong.prefix(3))")
            let known = Set(instants.map(\.instant))
            let changes = zone.segments(from: 0, to: 4_102_444_800).dropFirst().map(\.start)
            #expect(changes.allSatisfy(known.contains), "\(name) changes where zoneinfo does not")
        }
        for alias in aliases {
            let zone = try directory.zone(named: alias.name)
            let target = try directory.zone(named: alias.target)
            #expect(zone.segments(from: 0, to: 1 << 36) == target.segments(from: 0, to: 1 << 36))
        }
    }
}
