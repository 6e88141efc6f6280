import Foundation
import Policies
import PolicySimulation
import Testing
import TestSupport

struct CompressedInputTests {
    private static let plain = Fixture.directory.appending(path: "hotel-cancellations.csv").path()

    /// A path of the fixture, compressed by `gzip`, several times over where the content is repeated.
    private func compressed(_ folder: URL, members: Int = 1) throws -> URL {
        let file = folder.appending(path: "cancellations.of-any-name")
        let script = "head -c 90000 \"$1\" | gzip -c > \"$2\"; tail -c +90001 \"$1\" | gzip -c -1 >> \"$2\""
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", members == 1 ? "gzip -c \"$1\" > \"$2\"" : script, "sh", Self.plain, file.path]
        try process.run()
        process.waitUntilExit()
        return file
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        try await body(folder.url)
        withExtendedLifetime(folder) {}
    }

    @Test(arguments: [1, 2])
    func `compressed files give the same, in one member or several`(members: Int) async throws {
        let simulation = try SimulationInput.standard()
        let expected = try await simulation.run(file: Self.plain)
        try await withFolder { folder in
            let file = try compressed(folder, members: members)
            #expect(try await simulation.run(file: file.path) == expected)
        }
    }

    @Test func `compressed data that is cut or damaged is refused`() async throws {
        let simulation = try SimulationInput.standard()
        try await withFolder { folder in
            let file = try compressed(folder)
            let whole = try Data(contentsOf: file)
            try whole.prefix(whole.count - 20).write(to: file)
            let cut = try await #require(throws: SimulationError.self) { try await simulation.run(file: file.path) }
            #expect(cut.message == "\(file.path) cannot be read: it ends in the middle of its compressed data")
            var damaged = whole
            damaged[whole.count / 2] ^= 0xFF
            try damaged.write(to: file)
            let error = try await #require(throws: SimulationError.self) { try await simulation.run(file: file.path) }
            #expect(error.message == "\(file.path) cannot be read: its compressed data is damaged")
        }
    }
}
