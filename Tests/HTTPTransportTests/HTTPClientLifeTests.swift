import HTTPTransport
import Testing

@Suite struct HTTPClientLifeTests {
    private let server: TestServer

    init() throws {
        server = try TestServer()
    }

    @Test func `a cancelled request ends at once`() async throws {
        let client = try HTTPClient()
        let observer = try HTTPClient()
        let url = server.url("/silent")
        let error = try await withThrowingTaskGroup(of: HTTPError?.self) { group in
            group.addTask { await Self.failure(client, HTTPRequest(.get, url)) }
            // Until it is on its way.
            while try await server.count("silent", observer).requests != 1 {}
            group.cancelAll()
            return try await group.next().flatMap(\.self)
        }
        #expect(error?.code == .cancelled && error?.delivery == .outcomeUnknown)
    }

    @Test func `a request of a cancelled task is not sent`() async throws {
        let client = try HTTPClient()
        let url = server.url("/echo")
        let error = await withTaskGroup(of: HTTPError?.self) { group in
            group.cancelAll()
            group.addTask { await Self.failure(client, HTTPRequest(.get, url)) }
            return await group.next().flatMap(\.self)
        }
        #expect(error?.code == .cancelled)
    }

    @Test func `more than may run wait, and more than may wait are refused`() async throws {
        var limits = HTTPClientLimits()
        limits.runningRequests = 2
        limits.waitingRequests = 3
        let client = try HTTPClient(limits: limits)
        let observer = try HTTPClient()
        let running = HTTPRequest(.get, server.url("/silent"))
        var short = running
        short.timeout = .milliseconds(300)
        let waiting = short
        try await withThrowingTaskGroup(of: HTTPError?.self) { group in
            for _ in 0..<2 { group.addTask { await Self.failure(client, running) } }
            while try await server.count("silent", observer).requests != 2 {}
            for _ in 0..<5 { group.addTask { await Self.failure(client, waiting) } }
            var codes: [HTTPError.Code: Int] = [:]
            for _ in 0..<5 {
                guard let error = try await group.next().flatMap(\.self) else { continue }
                #expect(error.delivery == .nothingSent)
                codes[error.code, default: 0] += 1
            }
            #expect(codes == [.busy: 2, .timeout: 3])
            group.cancelAll()
        }
    }

    @Test func `many requests at once are all answered`() async throws {
        var limits = HTTPClientLimits()
        limits.runningRequests = 8
        let client = try HTTPClient(limits: limits)
        let url = server.url("/echo")
        let answered = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<200 {
                group.addTask { try await client.send(HTTPRequest(.post, url, body: Array("\(index)".utf8))).status }
            }
            return try await group.reduce(0) { $0 + ($1 == 200 ? 1 : 0) }
        }
        #expect(answered == 200)
        #expect(try await server.count("echo", client).requests == 200)
    }

    @Test func `closing waits for what runs and refuses what comes`() async throws {
        let client = try HTTPClient()
        var request = HTTPRequest(.get, server.url("/silent"))
        request.timeout = .seconds(2)
        let running = request
        let observer = try HTTPClient()
        let error = try await withThrowingTaskGroup(of: HTTPError?.self) { group in
            group.addTask { await Self.failure(client, running) }
            while try await server.count("silent", observer).requests != 1 {}
            await client.close()
            return try await group.next().flatMap(\.self)
        }
        #expect(error?.code == .timeout)
        await client.close()
        #expect(await Self.failure(client, HTTPRequest(.get, server.url("/echo")))?.code == .closed)
    }

    private static func failure(_ client: HTTPClient, _ request: HTTPRequest) async -> HTTPError? {
        do throws(HTTPError) {
            _ = try await client.send(request)
            return nil
        } catch {
            return error
        }
    }
}
