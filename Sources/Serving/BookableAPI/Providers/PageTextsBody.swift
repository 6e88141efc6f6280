import Bookings
import Localization
import Policies
import WireFormat

/// `texts` of `PATCH /v1/providers/{provider}`: the texts of the provider and its services by language.
struct PageTextsBody: Decodable {
    let texts: PageTexts

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var entries: [String: PageTexts.Entry] = [:]
        for language in Language.allCases {
            entries[language.tag] = try fields.optional(language.tag, as: Entry.self)?.entry
        }
        try fields.finish()
        texts = PageTexts(entries)
    }

    private struct Entry: Decodable {
        let entry: PageTexts.Entry

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let description = try fields.text("description", length: 1...2_000)
            let services = try fields.optional("services", as: [String: Service].self)
            for id in (services ?? [:]).keys where ServiceID(rawValue: id) == nil {
                let reason = "\(quoted(id)) is not the id of a service such as svc_anna_cut."
                try fields.refuse("services", reason, .format("svc_anna_cut"), code: .form)
            }
            try fields.finish()
            entry = PageTexts.Entry(description: description, services: services?.mapValues(\.text))
        }
    }

    private struct Service: Decodable {
        let text: PageTexts.ServiceText

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let name = try fields.name("name")
            let description = try fields.text("description", length: 1...2_000)
            try fields.finish()
            text = PageTexts.ServiceText(name: name, description: description)
        }
    }
}
