import Foundation
import Testing
import TestSupport

/// Clients that others' generators write from the description book, hold, move and cancel.
struct GeneratedClientTests {
    private let folder: TemporaryFolder
    private let server: ServerProcess
    private let tests: URL
    private let tools: URL

    init() async throws {
        folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        let key = try Shop.make(in: database)
        server = try await ServerProcess(database: database, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        tests = root.appending(path: "Tests/GeneratedClients")
        tools = root.appending(path: ".build/client-generators/bin")
    }

    @Test func `the client of openapi-python-client books`() throws {
        let generate = [
            "generate", "--url", "\(address)/openapi.json", "--output-path", folder.path("bookable_client"),
        ]
        let said = try run(tools.appending(component: "openapi-python-client").path, generate + ["--meta", "none"])
        // It knows no body but JSON and forms, and leaves out scripts that are sent and documents that are read. All else is generated.
        let left = [
            "text/x-lua", "POST /v1/policies", "/availability-rule", "GET /v1/bookings/{booking}/documents/{document}",
            "GET /v1/providers/{provider}/listing/photos/{photo}",
        ]
        let complaints = said.split(separator: "\n").filter { $0.hasPrefix("WARNING") || $0.hasPrefix("Un") }
        #expect(complaints.filter { complaint in !left.contains { complaint.contains($0) } } == [], "\(said)")
        try book(with: "book_openapi_python_client.py")
    }

    @Test func `the Python client of openapi-generator books`() throws {
        try generate("python", options: ["--package-name", "bookable_client"])
        try book(with: "book_openapi_generator.py")
    }

    @Test func `the TypeScript client of openapi-generator compiles and books`() throws {
        try generate("typescript-fetch", into: "client")
        let program = folder.path("book.ts")
        try FileManager.default.copyItem(atPath: tests.appending(component: "book.ts").path, toPath: program)
        let options = [
            "--strict", "--noImplicitAny", "false", "--target", "es2020", "--module", "commonjs", "--lib", "es2020,dom",
        ]
        try run("tsc", options + [program])
        try run("node", [folder.path("book.js")] + arguments)
    }

    private var address: String { "http://127.0.0.1:\(server.endpoint.port)" }
    private var arguments: [String] { [address, "prv_shop", "svc_shop_visit"] }

    private func generate(_ generator: String, into subfolder: String = "", options: [String] = []) throws {
        let place = ["-i", "\(address)/openapi.json", "-o", folder.path(subfolder)]
        try run(
            tools.appending(component: "openapi-generator-cli").path,
            ["generate", "-g", generator] + place + options
        )
    }

    private func book(with script: String) throws {
        try run(tools.appending(component: "python").path, [tests.appending(component: script).path] + arguments)
    }

    /// Runs a program in the folder, where Python finds the client, and returns what it printed.
    @discardableResult
    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["PYTHONPATH=\(folder.path(""))", "timeout", "240", program] + arguments
        process.currentDirectoryURL = URL(filePath: folder.path(""))
        let report = folder.path("report")
        try #require(FileManager.default.createFile(atPath: report, contents: nil))
        let output = try FileHandle(forWritingTo: URL(filePath: report))
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        let printed = try folder.read("report")
        #expect(process.terminationStatus == 0, "\(program): \(printed.suffix(4_000))")
        return printed
    }
}
