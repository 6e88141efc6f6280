import Foundation
import TestSupport
import Testing

/// The agreement with calendars elsewhere in small.
struct CalendarAgreementTests {
    @Test func bookingsAndCalendarsAgreeAfterFaultsOnBothSides() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "CalendarAgreement/agree.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", script.path, "--bookable", Binary.path, "--steps", "80", "--seed", "1", "--sides",
            "google,microsoft",
        ]
        let folder = try TemporaryFolder()
        let report = try FileHandle(forWritingTo: folder.write("", to: "report"))
        process.standardOutput = report
        process.standardError = report
        try process.run()
        process.waitUntilExit()
        let printed = try folder.read("report")
        #expect(process.terminationStatus == 0, "\(printed)")
    }
}
