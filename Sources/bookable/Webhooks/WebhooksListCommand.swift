import ArgumentParser
import Bookings
import CivilTime
import SQL
import Webhooks

/// Lists a provider's endpoints.
struct WebhooksListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the webhook endpoints of a provider."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The provider, prv_….")
    var provider: ProviderID

    @OptionGroup var output: TextOptions

    private var format: OutputFormat { output.format }

    func run() async throws {
        let database = try await options.openExisting()
        let endpoints = try await database.transaction(.read) { connection in
            try await WebhookHistory().endpoints(of: provider, in: connection)
        }
        try await database.close()
        for endpoint in endpoints {
            let document = WebhookEndpointDocument(endpoint)
            switch format {
            case .text: try Console.print(document.text)
            case .json: try Console.write(try Console.json(document))
            }
        }
    }
}

/// An endpoint as it is printed.
private struct WebhookEndpointDocument: Encodable {
    let id: String
    let url: String
    let status: String
    let problem: String?
    let failingSince: String?

    private enum CodingKeys: String, CodingKey {
        case id, url, status, problem
        case failingSince = "failing_since"
    }

    init(_ endpoint: WebhookEndpoint) {
        id = endpoint.id.rawValue
        url = endpoint.url.text
        problem = endpoint.problem
        failingSince = endpoint.failingSince.map(\.description)
        switch endpoint.status {
        case .active: status = "active"
        case .paused(let reason): status = "paused (\(reason.rawValue))"
        }
    }

    /// For people.
    var text: String {
        let fault = failingSince.map { ", failing since \($0): it \(problem ?? "")" } ?? ""
        return "\(id) \(status) \(url)\(fault)"
    }
}
