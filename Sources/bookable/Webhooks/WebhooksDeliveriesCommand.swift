import ArgumentParser
import Bookings
import CivilTime
import SQL
import Webhooks

/// Lists what an endpoint was told.
struct WebhooksDeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "List what a webhook endpoint was and will be told, latest event first."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The endpoint, whe_….")
    var endpoint: WebhookEndpointID

    @Option(help: "How many to print at most.")
    var limit = 100

    @OptionGroup var output: TextOptions

    private var format: OutputFormat { output.format }

    func run() async throws {
        let database = try await options.openExisting()
        let deliveries = try await database.transaction(.read) { connection in
            try await WebhookHistory().deliveries(to: endpoint, limit: limit, in: connection)
        }
        try await database.close()
        for delivery in deliveries {
            let document = WebhookDeliveryDocument(delivery)
            switch format {
            case .text: try Console.print(document.text)
            case .json: try Console.write(try Console.json(document))
            }
        }
    }
}

/// A delivery as it is printed.
private struct WebhookDeliveryDocument: Encodable {
    let event: String
    let type: String
    let status: String
    let attempts: Int
    let answer: Int?
    let problem: String?

    private enum CodingKeys: String, CodingKey {
        case type, status, attempts, problem
        case event = "event_id"
        case answer = "http_status"
    }

    init(_ delivery: WebhookDelivery) {
        event = delivery.event.rawValue
        type = delivery.kind.rawValue
        status = delivery.status.rawValue
        attempts = delivery.attempts
        answer = delivery.answer
        problem = delivery.problem
    }

    /// For people.
    var text: String {
        "\(event) \(type) \(status), \(attempts) attempts\(problem.map { ": it \($0)" } ?? "")"
    }
}
