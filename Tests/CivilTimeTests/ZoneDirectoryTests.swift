@testable import CivilTime
import Testing
import TestSupport

struct ZoneDirectoryTests {
    @Test(arguments: [
        "", "Nowhere/Land", "../zoneinfo/UTC", "Europe/../UTC", "/usr/share/zoneinfo/UTC", "Europe", "Europe/",
        "Europe//Berlin",
        "europe/berlin", "zone.tab", "posix/UTC", "right/UTC", "localtime", "posixrules", "Europe/Berlin\0",
        "Ünited/Kingdom",
        "UTC\n", "+1/UTC", String(repeating: "A", count: 5_000),
    ])
    func `What is not a name of a zone is unknown`(_ name: String) throws {
        let error = try #require(throws: ZoneError.self) { try ZoneDirectory.system.zone(named: name) }
        #expect(error.code == .unknownZone(name))
        #expect(error.message.utf8.count < 200)
    }

    @Test(arguments: [
        "UTC", "Europe/Berlin", "Asia/Calcutta", "America/Port-au-Prince", "Etc/GMT+5", "GMT0", "US/Eastern",
    ])
    func `Names and aliases of tzdata are known`(_ name: String) throws {
        #expect(try ZoneDirectory.system.zone(named: name).name == name)
    }

    @Test func `UTC needs no file`() throws {
        #expect(Zone.utc.offset(at: 1_772_323_200) == 0)
        #expect(try ZoneDirectory.system.zone(named: "UTC") == .utc)
    }

    @Test func `Unknown names are remembered, and the oldest of many are forgotten`() throws {
        let database = try TemporaryFolder()
        let directory = ZoneDirectory(path: database.path)
        #expect(throws: ZoneError.self) { try directory.zone(named: "Late") }
        try database.write(TZif(footer: "EST5EDT,M3.2.0,M11.1.0").bytes, to: "Late")
        #expect(throws: ZoneError.self) { try directory.zone(named: "Late") }
        for number in 0..<ZoneDirectory.rememberedUnknownNames {
            #expect(throws: ZoneError.self, "\(number)") { try directory.zone(named: "Nowhere\(number)") }
        }
        #expect(try directory.zone(named: "Late").name == "Late")
    }

    @Test func `A database that is not there is named`() throws {
        let directory = ZoneDirectory(path: "/nonexistent")
        #expect(throws: ZoneError.self) { try directory.knownZoneNames() }
        let error = try #require(throws: ZoneError.self) { try directory.zone(named: "UTC") }
        #expect(error.code == .unknownZone("UTC"))
    }

    @Test(arguments: [
        "EST", "E5", "EST5EDT", "EST25", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J1", "EST5EDT,366,1", "EST5EDT,M3.2.0/168,M11.1.0", "<+03-3", "EST5 ",
        "EST5EDT,M3.2.0,M11.1.0,",
    ])
    func `A footer that is not a rule makes a file malformed`(_ footer: String) throws {
        let database = try TemporaryFolder()
        try database.write(TZif(footer: footer).bytes, to: "Zone")
        let error = try #require(throws: ZoneError.self) {
            try ZoneDirectory(path: database.path).zone(named: "Zone")
        }
        #expect(error.code == .malformed("Zone"))
    }

    @Test func `A file cut short anywhere is malformed, never a crash`() throws {
        let database = try TemporaryFolder()
        let whole = TZif(footer: "EST5EDT,M3.2.0,M11.1.0").bytes
        for count in 4..<whole.count {
            try database.write(Array(whole.prefix(count)), to: "Zone\(count)")
            let directory = ZoneDirectory(path: database.path)
            let error = try #require(throws: ZoneError.self) { try directory.zone(named: "Zone\(count)") }
            #expect(error.code == .malformed("Zone\(count)"))
        }
    }

    @Test(arguments: 0..<400)
    func `A file with a wrong byte is read or malformed, never a crash`(seed: Int) throws {
        let database = try TemporaryFolder()
        var bytes = TZif(footer: "EST5EDT,M3.2.0,M11.1.0").bytes
        bytes[4 + seed % (bytes.count - 4)] = UInt8(truncatingIfNeeded: seed &* 167 &+ seed >> 3)
        try database.write(bytes, to: "Zone")
        do {
            let zone = try ZoneDirectory(path: database.path).zone(named: "Zone")
            #expect(abs(zone.offset(at: 1 << 40)) < 26 * 3_600)
        } catch {
            #expect(error.code == .malformed("Zone"))
        }
    }

    @Test func `Leap seconds, wrong positions and disorder are malformed`() throws {
        let database = try TemporaryFolder()
        var leaping = TZif(footer: "UTC0")
        leaping.leapSeconds = 2
        var misplaced = TZif(footer: "UTC0")
        misplaced.positions = [1]
        var disordered = TZif(footer: "UTC0")
        disordered.transitions = [5, 5]
        disordered.positions = [0, 0]
        var distant = TZif(footer: "UTC0")
        distant.offsets = [93_600]
        for (name, file) in [("A", leaping), ("B", misplaced), ("C", disordered), ("D", distant)] {
            try database.write(file.bytes, to: name)
            let error = try #require(throws: ZoneError.self) {
                try ZoneDirectory(path: database.path).zone(named: name)
            }
            #expect(error.code == .malformed(name))
        }
    }

    @Test func `A file of version 1 has no footer and is read from its 32-bit data`() throws {
        let database = try TemporaryFolder()
        var file = TZif(footer: "")
        file.version = 0
        try database.write(file.block(width: 4), to: "Old")
        let zone = try ZoneDirectory(path: database.path).zone(named: "Old")
        #expect(zone.offset(at: 0) == 7_200)
    }
}
