import Foundation
import Glibc
import Testing
import TestSupport

/// Files that commands write are whole or not there, and never one that the command reads.
struct OutputFileTests {
    private let folder: TemporaryFolder
    private let input: String

    init() throws {
        folder = try TemporaryFolder()
        let rows = (0..<2_000).map { Cancellations.row("booking-\($0)") }.joined()
        input = try folder.write(Cancellations.header + rows, to: "in.csv").path
    }

    private func simulate(_ arguments: [String]) -> [String] {
        ["refunds", "simulate", "--policy", "strict"] + arguments
    }

    private func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
        return try #require(attributes[.posixPermissions] as? Int)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    }

    @Test func `files with clients' data are for their owner alone`() throws {
        try folder.write("old", to: "details.csv")
        chmod(folder.path("details.csv"), 0o644)
        let outcome = try Binary.run(
            within: "umask 0; \"$@\"",
            simulate([input, "--details", folder.path("details.csv"), "--report", folder.path("page.html")])
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try mode("details.csv") == 0o600)
        #expect(try mode("page.html") == 0o600)
        #expect(try folder.read("details.csv").split(separator: "\r\n").count == 2_001)
        #expect(try names() == ["details.csv", "in.csv", "page.html"])
    }

    @Test func `a picture is for everyone whom the umask leaves`() throws {
        let outcome = try Binary.run(
            within: "umask 027; \"$@\"",
            ["policy", "curve", "moderate", "--svg", folder.path("curve.svg")]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try mode("curve.svg") == 0o640)
    }

    @Test(arguments: ["--details", "--report"])
    func `a file that cannot be written whole leaves what was there`(option: String) throws {
        try folder.write("what was there", to: "old")
        // The limit is in blocks of 512 bytes.
        let outcome = try Binary.run(within: "ulimit -f 2; \"$@\"", simulate([input, option, folder.path("old")]))
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.errors.contains("\(folder.path("old")) cannot be written: File too large"), "\(outcome.errors)")
        #expect(try folder.read("old") == "what was there")
        #expect(try names() == ["in.csv", "old"])
    }

    @Test(arguments: ["--details", "--report"])
    func `a full device is an error, and one that takes all is not`(option: String) throws {
        let full = try Binary.run(simulate([input, option, "/dev/full"]))
        #expect(full.status == 74)
        #expect(full.errors.contains("/dev/full cannot be written: No space left on device"), "\(full.errors)")
        #expect(try Binary.run(simulate([input, option, "/dev/null"])).status == 0)
    }

    @Test func `an input that breaks off leaves no file`() throws {
        let cut = "head -c 30000 \"$2\" | gzip -c | head -c 400 > \"$1.gz\"; mv \"$1.gz\" \"$1\""
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", cut, "sh", folder.path("cut.gz"), input]
        try process.run()
        process.waitUntilExit()
        let outcome = try Binary.run(
            simulate([folder.path("cut.gz"), "--details", folder.path("d"), "--report", folder.path("r")])
        )
        #expect(outcome.status == 66, "\(outcome.errors)")
        #expect(try names() == ["cut.gz", "in.csv"])
    }

    @Test(arguments: [
        ["--details", "in.csv"], ["--report", "in.csv"], ["--details", "./in.csv"], ["--details", "symbolic"],
        ["--details", "hard"], ["--details", "other/../in.csv"], ["--details", "linked/in.csv"],
        ["--details", "mine.lua", "--policy", "mine.lua"], ["--report", "mine.lua", "--baseline", "mine.lua"],
        ["--details", "new", "--report", "new"], ["--details", "new", "--report", "./other/../new"],
        ["--details", "new", "--report", "linked/new"], ["--details", "dangling", "--report", "new"],
        ["--details", "old", "--report", "old-too"],
    ])
    func `no output takes the place of an input or another output`(options: [String]) throws {
        for (path, destination) in [("symbolic", "in.csv"), ("linked", "."), ("dangling", "new")] {
            symlink(destination, folder.path(path))
        }
        link(input, folder.path("hard"))
        try folder.write("return {name = \"n\", refund = function(booking) return 0 end}", to: "mine.lua")
        try folder.write("old", to: "old")
        link(folder.path("old"), folder.path("old-too"))
        mkdir(folder.path("other"), 0o700)
        let before = try names()
        let outcome = try Binary.run(within: "cd \"\(folder.url.path)\"; \"$@\"", simulate(["in.csv"] + options))
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains("would write over"), "\(outcome.errors)")
        #expect(try names() == before)
        #expect(try folder.read("in.csv").hasPrefix(Cancellations.header))
    }

    @Test func `neither standard input nor output may be written over`() throws {
        let details = simulate(["--details", "in.csv"])
        let reading = try Binary.run(within: "cd \"\(folder.url.path)\"; \"$@\" < in.csv", details)
        #expect(reading.status == 64 && reading.errors.contains("over the input"), "\(reading.errors)")
        let printing = try Binary.run(
            within: "cd \"\(folder.url.path)\"; \"$@\" > out.csv",
            simulate(["in.csv", "--details", "out.csv"])
        )
        #expect(printing.status == 64 && printing.errors.contains("over standard output"), "\(printing.errors)")
        let appending = try Binary.run(within: "cd \"\(folder.url.path)\"; \"$@\" >> in.csv", simulate(["in.csv"]))
        #expect(appending.status == 64 && appending.errors.contains("over the input"), "\(appending.errors)")
    }

    @Test(arguments: ["a.sqlite", "a.sqlite-wal"])
    func `a database is not a place for a file`(name: String) throws {
        let database = ["--database", folder.path("a.sqlite")]
        #expect(try Binary.run(["migrate"] + database).status == 0)
        let details = try Binary.run(simulate(database + ["--details", folder.path(name)]))
        #expect(details.status == 64 && details.errors.contains("would write over the database"), "\(details.errors)")
        let demo = try Binary.run(["demo", "--env", folder.path(name)] + database)
        #expect(demo.status == 64 && demo.errors.contains("would write over the database"), "\(demo.errors)")
    }

    @Test func `a file is written through a symbolic link, and a pipe as it is`() throws {
        symlink("target.csv", folder.path("link"))
        #expect(try Binary.run(simulate([input, "--details", folder.path("link")])).status == 0)
        #expect(try folder.read("target.csv").split(separator: "\r\n").count == 2_001)
        let piped = try Binary.run(
            within: "mkfifo \"\(folder.path("pipe"))\"; wc -l < \"\(folder.path("pipe"))\" & \"$@\" >/dev/null; wait",
            simulate([input, "--details", folder.path("pipe")])
        )
        #expect(piped.output.contains("2001"), "\(piped.errors)")
    }
}
