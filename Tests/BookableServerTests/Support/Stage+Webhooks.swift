@testable import BookableServer
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Sealing
import Testing
import Webhooks
import Workers

extension WebhookAccess {
    /// For endpoints on this machine.
    static func onLoopback(
        publicURL: String? = nil,
        concurrency: Int = 4,
        timeout: Duration? = nil,
        keyText: String = keyText
    ) throws -> WebhookAccess {
        var limits = Self.limits(concurrency: concurrency)
        limits.timeout = timeout ?? limits.timeout
        let http = try HTTPClient(limits: limits, addresses: .publicAndLoopback)
        return try make(over: http, publicURL: publicURL, concurrency: concurrency, keyText: keyText)
    }

    /// The key that secrets are sealed under.
    static let keyText = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

    static func make(
        over http: HTTPClient,
        publicURL: String? = nil,
        concurrency: Int = 4,
        keyText: String = keyText
    ) throws -> WebhookAccess {
        let keyring = try Keyring(text: keyText)
        return WebhookAccess(keyring: keyring, http: http, publicURL: publicURL, concurrency: concurrency)
    }
}

extension Stage {
    /// Adds an endpoint, and returns the answer with its secret.
    func addEndpoint(_ url: String, of practice: Practice, _ more: JSONValue = [:]) async throws -> JSONValue {
        var body: JSONValue = ["provider_id": .string(practice.provider), "url": .string(url)]
        for (field, value) in more.object { body = body.with(field, value) }
        let reply = try await send(.post, "/v1/webhook-endpoints", body, as: practice.key)
        try #require(reply.status == 201, "\(reply.json)")
        return reply.json
    }

    func path(of endpoint: JSONValue) -> String { "/v1/webhook-endpoints/\(endpoint["id"].string ?? "")" }

    /// What an endpoint was and will be told, latest first.
    func deliveries(to endpoint: JSONValue, of practice: Practice) async throws -> [JSONValue] {
        try await send(.get, "\(path(of: endpoint))/deliveries", as: practice.key).json["items"].array
    }

    /// Does the jobs that are due, and tells endpoints what they are due to be told, one after another.
    func tellEndpoints(_ access: WebhookAccess) async throws {
        let runner = server.jobRunner
        while case let jobs = await runner.claim(50), !jobs.isEmpty {
            for job in jobs { await runner.perform(job) }
        }
        let dispatcher = access.dispatcher(on: database) { [clock] in clock.now }
        while case let endpoints = try await dispatcher.claim(limit: 10), !endpoints.isEmpty {
            for endpoint in endpoints { _ = try await dispatcher.send(to: endpoint) }
        }
    }
}
