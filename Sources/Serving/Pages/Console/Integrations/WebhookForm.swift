import Bookings
import Webhooks

/// A webhook as its form has it.
struct WebhookForm: Sendable {
    var url = ""
    var description = ""
    var kinds: Set<EventKind> = []

    /// The fields that were refused.
    private(set) var refused: Set<Field> = []

    enum Field: String, Sendable {
        case url, description
    }

    init() {}

    init(_ endpoint: WebhookEndpoint) {
        url = endpoint.url.text
        description = endpoint.description
        kinds = endpoint.kinds
    }

    init(_ fields: FormFields) {
        url = fields["url"]
        description = fields["description"]
        kinds = Set(EventKind.allCases.filter { fields[Self.name(of: $0)] == "yes" })
    }

    /// The name of the field of a kind.
    static func name(of kind: EventKind) -> String { "event-\(kind.rawValue)" }

    /// Shows whether somebody has changed the webhook meanwhile.
    var revision: String { FormRevision.make([url, description] + kinds.map(\.rawValue).sorted()) }

    /// The address if the whole form is valid; otherwise ``refused`` names the invalid fields.
    mutating func read() -> WebhookURL? {
        refused = []
        if !description.isEmpty, NewCalendarForm.name(description) == nil { refused.insert(.description) }
        do {
            let found = try WebhookURL(url)
            return refused.isEmpty ? found : nil
        } catch {
            refused.insert(.url)
            return nil
        }
    }

    /// Refuses the address, which leads to this server itself.
    mutating func refuseURL() { refused.insert(.url) }
}
