import CivilTime
import Foundation
import Testing
import TestSupport

struct ZoneAgreementTests {
    @Test func `Every zone of the system agrees with zoneinfo around every transition from 1970 to 2100`() throws {
        let path = "/usr/share/zoneinfo"
        try ZoneReport(ofDatabaseAt: path).expectAgreement(of: ZoneDirectory(path: path))
    }

    @Test func `Every form of a footer agrees with zoneinfo`() throws {
        let database = try TemporaryFolder()
        let footers = [
            "EST5EDT,M3.2.0,M11.1.0", "<+03>-3", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "IST-1GMT0,M10.5.0,M3.5.0/1",
            "AAA-5:30BBB,J60/24,J300/-1", "AAA-12BBB,M9.5.0/2:45,M4.1.0/3:45",
            "XXX-2<+01>-1,0/0,J365/23", "AAA3:10:15BBB2:10:15,M3.4.4/50,M10.4.4/50",
            "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
            "AAA-2BBB,M3.5.4/24,M10.5.4/24", "AAA0BBB,J58,J66",
        ]
        for (number, footer) in footers.enumerated() {
            try database.write(TZif(footer: footer).bytes, to: "Test/Zone\(number)")
        }
        try ZoneReport(ofDatabaseAt: database.path).expectAgreement(of: ZoneDirectory(path: database.path))
    }

    /// Held to dates written out here, since zoneinfo takes J59, 28 February in every year, for the 29th in leap years
    /// and counts `n` from 1.
    @Test func `A footer never counts the leap day in Jn and may end summer time in the next year`() throws {
        let database = try TemporaryFolder()
        try database.write(TZif(footer: "AAA0BBB,J59,J60").bytes, to: "Leap")
        try database.write(TZif(footer: "AAA4BBB,59/0,364/23:59:59").bytes, to: "Turn")
        let directory = ZoneDirectory(path: database.path)
        let start = try #require(Timestamp.parse("2024-02-01T00:00:00Z"))
        let end = try #require(Timestamp.parse("2025-02-01T00:00:00Z"))
        let leap = try directory.zone(named: "Leap").segments(from: start, to: end).dropFirst()
        #expect(leap.map { Timestamp.format($0.start) } == ["2024-02-28T02:00:00Z", "2024-03-01T01:00:00Z"])
        let turn = try directory.zone(named: "Turn").segments(from: start, to: end).dropFirst()
        #expect(turn.map { Timestamp.format($0.start) } == ["2024-02-29T04:00:00Z", "2024-12-31T02:59:59Z"])
    }
}
