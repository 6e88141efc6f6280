import Foundation
import Testing
import TestSupport

/// The unit that comes along, as systemd judges it.
struct PackagingTests {
    @Test func theDescriptionIsOfThisRelease() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Serving/CAssets/Assets/openapi.json").standardized
        let version = try Binary.run(["--version"]).output.split(separator: "\n").first ?? ""
        #expect(version.split(separator: ".").count == 3)
        #expect(try String(contentsOf: file, encoding: .utf8).contains("\"version\": \"\(version)\""))
    }

    @Test(arguments: [["verify"], ["security", "--offline=true", "--threshold=20"]])
    func systemdAcceptsTheUnit(_ check: [String]) throws {
        let folder = try TemporaryFolder()
        let unit = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../packaging/bookable.service").standardized
        let text = try String(contentsOf: unit, encoding: .utf8)
        #expect(text.contains("/usr/local/bin/bookable "))
        // It is verified that the program is there.
        let file = try folder.write(
            text.replacing("/usr/local/bin/bookable ", with: "\(Binary.path) "),
            to: "bookable.service"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/systemd-analyze")
        process.arguments = check + ["--no-pager", file.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        if check == ["verify"] { #expect(said == "") }
    }
}
