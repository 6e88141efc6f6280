import CalendarFeeds
import HTTPTransport
import LoopbackServers
import Testing

struct FeedClientTests {
    private let server: FeedServer
    private let client: FeedClient

    init() throws {
        server = try FeedServer()
        client = FeedClient(over: try HTTPClient(limits: FeedClient.limits))
    }

    @Test func fetchesAFileAndThenOnlyANewerOne() async throws {
        try await server.serve("BEGIN:VCALENDAR", at: "a.ics")
        let address = try FeedAddress(server.address("a.ics"))
        guard case .file(let bytes, let version) = try await client.fetch(address) else {
            Issue.record("There was no file.")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "BEGIN:VCALENDAR")
        #expect(version.tag?.isEmpty == false)
        #expect(try await client.fetch(address, unless: version) == .unchanged)
        try await server.serve("END:VCALENDAR", at: "a.ics")
        guard case .file(_, let newer) = try await client.fetch(address, unless: version) else {
            Issue.record("The newer file was not sent.")
            return
        }
        #expect(newer != version)
    }

    @Test(arguments: ["b.ics", "/b.ics", nil] as [String?])
    func followsARedirect(location: String?) async throws {
        try await server.serve("moved", at: "b.ics")
        let target = location ?? server.address("b.ics")
        try await server.serve(status: 302, headers: ["Location": target], at: "a.ics")
        guard case .file(let bytes, _) = try await client.fetch(FeedAddress(server.address("a.ics"))) else {
            Issue.record("There was no file.")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "moved")
    }

    @Test(arguments: [
        "http://calendar.example/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "https://anna:s3cret@127.0.0.1/x",
        "a.ics",
    ])
    func refusesWhatARedirectMayNotLeadTo(location: String) async throws {
        try await server.serve(status: 301, headers: ["Location": location], at: "a.ics")
        let address = try FeedAddress(server.address("a.ics"))
        let error = await #expect(throws: FeedError.self) { try await client.fetch(address) }
        #expect(error?.code == .badAddress)
        #expect(error?.message.contains("s3cret") == false)
    }

    @Test(
        arguments: [
            (401, .denied), (403, .denied), (404, .missing), (410, .missing), (429, .unavailable), (500, .unavailable),
            (503, .unavailable), (206, .unavailable), (400, .unavailable),
        ] as [(Int, FeedError.Code)]
    )
    func tellsWhyThereIsNoFile(status: Int, code: FeedError.Code) async throws {
        try await server.serve(status: status, headers: ["Retry-After": "7"], at: "a.ics")
        let address = try FeedAddress(server.address("a.ics"))
        let error = await #expect(throws: FeedError.self) { try await client.fetch(address) }
        #expect(error?.code == code)
        #expect(error?.retryAfter == ([429, 500, 503].contains(status) ? 7 : nil))
    }

    @Test func refusesAFileThatIsTooLarge() async throws {
        try await server.serve(String(repeating: "x", count: 1_024), times: 10_241, at: "a.ics")
        let address = try FeedAddress(server.address("a.ics"))
        let error = await #expect(throws: FeedError.self) { try await client.fetch(address) }
        #expect(error?.code == .tooLarge)
    }

    @Test func connectsToNoAddressInsideTheNetwork() async throws {
        try await server.serve("BEGIN:VCALENDAR", at: "a.ics")
        let address = try FeedAddress(server.address("a.ics"))
        let careful = FeedClient(over: try HTTPClient(limits: FeedClient.limits, addresses: .publicOnly))
        let error = await #expect(throws: FeedError.self) { try await careful.fetch(address) }
        #expect(error?.code == .badAddress)
        #expect(try await server.requests(for: "a.ics").isEmpty)
    }

    @Test func tellsThatTheServerIsGone() async throws {
        let address = try FeedAddress(server.address("a.ics"))
        server.stop()
        let error = await #expect(throws: FeedError.self) { try await client.fetch(address) }
        #expect(error?.code == .unavailable)
    }
}
