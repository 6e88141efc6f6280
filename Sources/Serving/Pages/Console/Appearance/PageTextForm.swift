import Bookings

/// The texts of a provider and its services in one language, as their form has them.
struct PageTextForm: Sendable {
    /// A service with its texts.
    struct Row: Sendable {
        let id: ServiceID
        let ownName: String
        var name: String
        var description: String
    }

    var description: String
    var rows: [Row]

    /// Unicode scalars, as in the API.
    static let longestDescription = 2_000
    static let longestName = 200

    init(_ entry: PageTexts.Entry?, _ services: [Service]) {
        description = entry?.description ?? ""
        rows = services.map { service in
            let text = entry?.services?[service.id.rawValue]
            return Row(
                id: service.id,
                ownName: service.name,
                name: text?.name ?? "",
                description: text?.description ?? ""
            )
        }
    }

    init(_ fields: FormFields, _ services: [Service]) {
        description = fields["description"]
        rows = services.map { service in
            Row(
                id: service.id,
                ownName: service.name,
                name: fields[Self.nameField(service.id)],
                description: fields[Self.descriptionField(service.id)]
            )
        }
    }

    static func nameField(_ id: ServiceID) -> String { "name.\(Slug.text(of: id))" }
    static func descriptionField(_ id: ServiceID) -> String { "description.\(Slug.text(of: id))" }

    /// A fingerprint of the texts, to detect concurrent changes.
    var revision: String {
        FormRevision.make([description] + rows.flatMap { [$0.id.rawValue, $0.name, $0.description] })
    }

    /// The texts, in which services that the form does not show stay as they are; `nil` for one that is too long.
    func entry(keeping old: PageTexts.Entry?) -> PageTexts.Entry? {
        var services = old?.services ?? [:]
        for row in rows {
            let name = Self.text(row.name, upTo: Self.longestName)
            let description = Self.text(row.description, upTo: Self.longestDescription)
            guard let name, let description, !name.contains("\n") else { return nil }
            services[row.id.rawValue] =
                name.isEmpty && description.isEmpty
                ? nil
                : PageTexts.ServiceText(
                    name: name.isEmpty ? nil : name,
                    description: description.isEmpty ? nil : description
                )
        }
        guard let own = Self.text(description, upTo: Self.longestDescription) else { return nil }
        return PageTexts.Entry(
            description: own.isEmpty ? nil : own,
            services: services.isEmpty ? nil : services
        )
    }

    private static func text(_ typed: String, upTo length: Int) -> String? {
        guard typed.unicodeScalars.count <= length else { return nil }
        return BookingPages.text(typed, upTo: length) ?? ""
    }
}
