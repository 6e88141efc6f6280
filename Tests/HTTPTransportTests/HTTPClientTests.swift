import HTTPTransport
import Testing

@Suite struct HTTPClientTests {
    private let server: TestServer
    private let client: HTTPClient

    init() throws {
        server = try TestServer()
        var limits = HTTPClientLimits()
        limits.responseBody = 100_000
        limits.responseHeader = 10_000
        client = try HTTPClient(limits: limits)
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch])
    func `sends method, header and body as they are`(method: HTTPRequest.Method) async throws {
        let request = HTTPRequest(
            method,
            server.url("/echo?a=%20b"),
            headers: ["X-One": "1", "X-Empty": ""],
            body: Array("a=b\u{0}c".utf8)
        )
        let text = String(decoding: try await client.send(request).body, as: UTF8.self)
        #expect(text.hasPrefix("\(method.rawValue) /echo?a=%20b HTTP/1.1\r\n"))
        #expect(text.contains("\r\nX-One: 1\r\n") && text.contains("\r\nX-Empty:\r\n"))
        #expect(text.contains("\r\nContent-Length: 5\r\n") && text.hasSuffix("\r\n\r\na=b\u{0}c"))
        #expect(!text.contains("Expect:") && !text.contains("Content-Type:"))
    }

    @Test func `a post without body says that it has none`() async throws {
        let text = String(decoding: try await client.send(HTTPRequest(.post, server.url("/echo"))).body, as: UTF8.self)
        #expect(text.hasPrefix("POST /echo HTTP/1.1\r\n") && text.contains("\r\nContent-Length: 0\r\n"))
    }

    @Test(arguments: [204, 302, 404, 429, 500])
    func `every status is an answer`(status: Int) async throws {
        let answer = try await client.send(HTTPRequest(.get, server.url("/status/\(status)")))
        #expect(answer.status == status)
        #expect(answer.headers["retry-after"] == "7")
    }

    @Test func `requests one after another share a connection`() async throws {
        for _ in 0..<5 { _ = try await client.send(HTTPRequest(.get, server.url("/echo"))) }
        let count = try await server.count("echo", client)
        #expect(count == (1, 5))
    }

    @Test func `what may not be sent twice gets a connection of its own`() async throws {
        for _ in 0..<3 { _ = try await client.send(HTTPRequest(.post, server.url("/echo"))) }
        #expect(try await server.count("echo", client).connections >= 3)
    }

    @Test func `what may be sent twice is, where a pooled connection ends`() async throws {
        for _ in 0..<2 { _ = try await client.send(HTTPRequest(.get, server.url("/stale"))) }
        let count = try await server.count("stale", client)
        #expect(count.requests == 2 && count.connections >= 2)
    }

    @Test func `a body of the largest size is taken, and one byte more is not`() async throws {
        #expect(try await client.send(HTTPRequest(.get, server.url("/big/100000"))).body.count == 100_000)
        await expect(.bodyTooLarge, .outcomeUnknown, HTTPRequest(.get, server.url("/big/100001")))
        await expect(.bodyTooLarge, .outcomeUnknown, HTTPRequest(.get, server.url("/endless")))
    }

    @Test func `a header has a largest size`() async throws {
        #expect(try await client.send(HTTPRequest(.get, server.url("/fields/9"))).headers.fields.count == 10)
        await expect(.headerTooLarge, .outcomeUnknown, HTTPRequest(.get, server.url("/fields/10")))
    }

    @Test(arguments: [("drop", HTTPError.Code.connectionLost), ("half", .connectionLost), ("noise", .badResponse)])
    func `a broken answer leaves the outcome unknown`(path: String, code: HTTPError.Code) async {
        await expect(code, .outcomeUnknown, HTTPRequest(.post, server.url("/\(path)"), body: [1]))
    }

    @Test func `a silent server leaves the outcome unknown`() async {
        var request = HTTPRequest(.post, server.url("/silent"))
        request.timeout = .milliseconds(200)
        await expect(.timeout, .outcomeUnknown, request)
    }

    @Test func `where nobody listens nothing was sent`() async throws {
        let port = try TestServer().port
        await expect(.unreachable, .nothingSent, HTTPRequest(.post, "http://127.0.0.1:\(port)/"))
    }

    @Test(arguments: [
        "http://example.com/", "http://127.0.0.1.example.com/", "http://10.0.0.1/", "http://0.0.0.0/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
    ])
    func `outside loopback only https is used`(url: String) async {
        let error = await failure(HTTPRequest(.get, url))
        #expect(error?.code == .insecure || error?.code == .invalidRequest)
        #expect(error?.delivery == .nothingSent)
    }

    @Test(arguments: [
        "", "/path", "https://user:secret@127.0.0.1/", "https://127.0.0.1/a b", "https://127.0.0.1/\r\nX: y",
    ])
    func `a URL is absolute, clean and without a user`(url: String) async {
        let error = await failure(HTTPRequest(.get, url))
        #expect(error?.code == .invalidRequest && error?.message.contains("secret") == false)
    }

    @Test(arguments: ["a\r\nX-Other: b", "a\nb", "a\u{0}b"])
    func `a value cannot break out of its header`(value: String) async {
        await expect(.invalidRequest, .nothingSent, HTTPRequest(.get, server.url("/echo"), headers: ["X-A": value]))
    }

    @Test func `errors name neither header nor body nor query`() async throws {
        let request = HTTPRequest(
            .post,
            server.url("/drop?token=hidden"),
            headers: ["Authorization": "Bearer hidden"],
            body: Array("card=hidden".utf8)
        )
        let error = try #require(await failure(request))
        let texts = ["\(error)", String(reflecting: error), "\(request)", "\(request.headers)"]
        #expect(texts.allSatisfy { !$0.contains("hidden") })
    }

    @Test func `a redirect is an answer`() async throws {
        let answer = try await client.send(HTTPRequest(.get, server.url("/redirect/|echo")))
        #expect(answer.status == 302 && answer.headers["Location"] == "/echo")
    }

    private func failure(_ request: HTTPRequest) async -> HTTPError? {
        do throws(HTTPError) {
            _ = try await client.send(request)
            return nil
        } catch {
            return error
        }
    }

    private func expect(_ code: HTTPError.Code, _ delivery: HTTPError.Delivery, _ request: HTTPRequest) async {
        let error = await failure(request)
        #expect(error?.code == code, "\(request): \(error.map { "\($0)" } ?? "no error")")
        #expect(error?.delivery == delivery, "\(request)")
    }
}
